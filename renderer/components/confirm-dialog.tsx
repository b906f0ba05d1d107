import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "./button.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

/** Asks before something that cannot be taken back. The focus begins on *Keep*-like ways out. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly variant: ButtonVariant;
  /** What is asked about is not on screen yet. */
  readonly pending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const giveFocusBack = useFocusReturn();
  return (
    <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          onCloseAutoFocus={giveFocusBack}
          className="-translate-x-1/2 fixed top-[16vh] left-1/2 z-40 flex w-md max-w-[92vw] animate-appear flex-col gap-3 rounded-lg bg-panel p-4 shadow-overlay"
        >
          <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
          <Radix.Description asChild>
            <div className="flex flex-col gap-2 text-muted">{props.children}</div>
          </Radix.Description>
          <div className="flex justify-end gap-2 pt-1">
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={props.variant} disabled={props.pending === true} onClick={props.onConfirm}>
                {props.action}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
