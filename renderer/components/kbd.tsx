import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A key of the keyboard. */
export function Kbd(props: { readonly children: ReactNode; readonly className?: string }): ReactNode {
  return (
    <kbd
      className={cn(
        "rounded-sm border border-line-strong px-1 font-mono text-muted text-xs",
        props.className,
      )}
    >
      {props.children}
    </kbd>
  );
}
