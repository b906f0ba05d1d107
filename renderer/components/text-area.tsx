import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

/** A text field of several lines, for text that is taken as it is. */
export function TextArea({
  className,
  invalid,
  ...rest
}: ComponentProps<"textarea"> & { readonly invalid?: boolean }): ReactNode {
  return (
    <textarea
      spellCheck={false}
      rows={2}
      {...rest}
      aria-invalid={invalid === true || undefined}
      className={cn(
        "w-full resize-y rounded-md border border-line-strong bg-panel px-2 py-1 font-mono text-sm aria-invalid:border-bad",
        className,
      )}
    />
  );
}
