import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

/** A one-line text field. */
export function TextInput({
  className,
  invalid,
  ...rest
}: ComponentProps<"input"> & { readonly invalid?: boolean }): ReactNode {
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      {...rest}
      aria-invalid={invalid === true || undefined}
      className={cn(
        "h-7 w-full min-w-0 rounded-md border border-line-strong bg-panel px-2 text-ink read-only:bg-sunken read-only:text-muted aria-invalid:border-bad",
        className,
      )}
    />
  );
}
