import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "./cn.ts";

const look = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border text-base transition-[color,background-color,border-color,opacity] aria-disabled:pointer-events-none aria-disabled:opacity-50 aria-disabled:delay-200",
  {
    variants: {
      variant: {
        plain: "border-line-strong bg-panel text-ink hover:bg-hover",
        primary:
          "border-accent bg-accent font-semibold text-accent-ink hover:border-accent-strong hover:bg-accent-strong",
        host: "border-host bg-host font-semibold text-host-ink hover:border-host-strong hover:bg-host-strong",
        hostPlain: "border-host-line bg-host-soft text-host hover:border-host",
        danger: "border-bad bg-panel font-semibold text-bad hover:bg-bad-soft",
        ghost: "border-transparent bg-transparent text-accent hover:bg-hover",
        quiet: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-ink",
      },
      size: { normal: "h-7 px-2.5", icon: "size-7 p-0", small: "h-6 px-2 text-sm" },
    },
    defaultVariants: { variant: "plain", size: "normal" },
  },
);

export type ButtonVariant = NonNullable<VariantProps<typeof look>["variant"]>;

/**
 * A button of the program; never submits a form by accident. A disabled one can still have the focus, which would
 * be lost where a run disables the button that started it; it greys a moment later, so that short runs do not flash.
 */
export function Button({
  variant,
  size,
  className,
  disabled,
  onClick,
  ...rest
}: ComponentProps<"button"> & VariantProps<typeof look>): ReactNode {
  const off = disabled === true;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={off || undefined}
      onClick={off ? refuse : onClick}
      className={cn(look({ variant, size }), className)}
    />
  );
}

function refuse(event: MouseEvent): void {
  event.preventDefault();
}
