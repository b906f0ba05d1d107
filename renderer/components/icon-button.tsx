import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that shows only an icon: its name is its tooltip and what a screen reader says. */
export function IconButton({
  name,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, "aria-label" | "size"> & { readonly name: string }): ReactNode {
  return (
    <Tooltip text={name}>
      <Button variant="quiet" {...rest} size="icon" aria-label={name}>
        {children}
      </Button>
    </Tooltip>
  );
}
