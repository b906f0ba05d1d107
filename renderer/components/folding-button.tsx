import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A quiet button with an icon, and its name beside it where the container is wide; else the name is its tooltip. */
export function FoldingButton({
  name,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, "aria-label" | "size"> & { readonly name: string }): ReactNode {
  return (
    <Tooltip text={name}>
      <Button variant="quiet" {...rest} aria-label={name} className="min-w-7 px-1.5">
        {children}
        <span className="@max-4xl:hidden">{name}</span>
      </Button>
    </Tooltip>
  );
}
