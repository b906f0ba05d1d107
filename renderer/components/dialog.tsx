import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { focusFirstField } from "./focus-first-field.ts";
import { OverlaysWithin } from "./overlay-root.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

/** A dialog over the window; Esc and a click beside it close it. The focus begins on its first field. */
export function Dialog(props: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const giveFocusBack = useFocusReturn();
  return (
    <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={giveFocusBack}
          {...(props.description === undefined ? { "aria-describedby": undefined } : {})}
          className={cn(
            "-translate-x-1/2 fixed top-[12vh] left-1/2 z-40 w-md max-w-[92vw] animate-appear rounded-lg shadow-overlay",
            props.className,
          )}
        >
          <OverlaysWithin>
            <div className="flex max-h-[76vh] flex-col overflow-hidden rounded-lg bg-panel">
              <div className="flex h-11 shrink-0 items-center justify-between border-line border-b pr-2 pl-4">
                <Radix.Title className="font-semibold">{props.title}</Radix.Title>
                <Radix.Close asChild>
                  <Button variant="quiet" size="icon" aria-label="Close">
                    <X className="size-4" />
                  </Button>
                </Radix.Close>
              </div>
              {props.description !== undefined && (
                <Radix.Description asChild>
                  <div className="px-4 pt-3 text-muted">{props.description}</div>
                </Radix.Description>
              )}
              {props.children}
            </div>
          </OverlaysWithin>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
