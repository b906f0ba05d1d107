import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

const look = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border text-base transition-colors disabled:pointer-events-none disabled:opacity-50",
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

/** A button of the program; never submits a form by accident. */
export function Button({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<"button"> & VariantProps<typeof look>): ReactNode {
  return <button type="button" {...rest} className={cn(look({ variant, size }), className)} />;
}
