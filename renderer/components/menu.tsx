import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayRoot } from "./overlay-root.tsx";

/** A menu that opens from `trigger`, which must take a ref. */
export function Menu(props: {
  readonly trigger: ReactNode;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal container={useOverlayRoot()}>
        <Radix.Content
          align={props.align ?? "start"}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-80 max-w-[92vw] animate-appear overflow-y-auto rounded-lg bg-panel p-1 shadow-overlay"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One entry with a line that explains it. */
export function MenuItem(props: {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  return (
    <Radix.Item
      disabled={props.disabled === true}
      onSelect={props.onSelect}
      className="flex gap-2 rounded-md px-2 py-1.5 outline-none data-[disabled]:text-muted data-[highlighted]:bg-hover"
    >
      {props.icon !== undefined && (
        <span className="mt-0.5 flex w-4 shrink-0 justify-center">{props.icon}</span>
      )}
      <span className="flex min-w-0 flex-col">
        <span>{props.label}</span>
        {props.note !== undefined && <span className="text-muted text-sm">{props.note}</span>}
      </span>
    </Radix.Item>
  );
}

export function MenuLine(): ReactNode {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
