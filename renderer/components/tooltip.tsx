import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayRoot } from "./overlay-root.tsx";

/** A short text beside what it explains, on hover and on focus. The child must take a ref. */
export function Tooltip(props: {
  readonly text: string;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal container={useOverlayRoot()}>
        <Radix.Content
          side={props.side ?? "bottom"}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-80 rounded-md bg-ink px-2 py-1 text-bg text-sm"
        >
          {props.text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
