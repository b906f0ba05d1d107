import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { Tooltip } from "./tooltip.tsx";

/** A button that shows only an icon: its name is its tooltip and what a screen reader says. */
export function IconButton({
  name,
  named = false,
  className,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, "aria-label" | "size"> & {
  readonly name: string;
  /** Shows its name beside the icon where the container is wide. */
  readonly named?: boolean;
}): ReactNode {
  return (
    <Tooltip text={name}>
      <Button
        variant="quiet"
        {...rest}
        size={named ? "normal" : "icon"}
        aria-label={name}
        className={cn(named && "min-w-7 px-1.5", className)}
      >
        {children}
        {named && <span className="@max-4xl:hidden">{name}</span>}
      </Button>
    </Tooltip>
  );
}
