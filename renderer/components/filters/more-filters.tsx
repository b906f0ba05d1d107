import { ChevronDown, ChevronRight } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayRoot } from "../overlay-root.tsx";
import type { Filter } from "./filter.ts";
import { FilterOptions, filterMenuLook } from "./filter-options.tsx";

/** The filters that a row has no room for, each with its values behind it. */
export function MoreFilters({ filters }: { readonly filters: readonly Filter[] }): ReactNode {
  const container = useOverlayRoot();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label="More filters"
        className="flex h-7 items-center gap-1 whitespace-nowrap rounded-full border border-line-strong pr-1.5 pl-2.5 text-muted text-sm hover:bg-hover"
      >
        More
        <ChevronDown aria-hidden className="size-3.5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content align="start" sideOffset={4} collisionPadding={8} className={filterMenuLook}>
          {filters.map((filter) => (
            <DropdownMenu.Sub key={filter.name}>
              <DropdownMenu.SubTrigger className="flex items-center justify-between gap-6 rounded-md px-2 py-1 outline-none data-[highlighted]:bg-hover data-[state=open]:bg-hover">
                {filter.name}
                <ChevronRight aria-hidden className="size-3.5 text-muted" />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal container={container}>
                <DropdownMenu.SubContent sideOffset={6} collisionPadding={8} className={filterMenuLook}>
                  <FilterOptions filter={filter} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
