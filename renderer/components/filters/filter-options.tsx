import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import type { Filter } from "./filter.ts";

/** What a menu looks like whose entries are as many as there are values. */
export const filterMenuLook =
  "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-lg bg-panel p-1 shadow-overlay";

/** The values of a filter, in a menu. */
export function FilterOptions({ filter }: { readonly filter: Filter }): ReactNode {
  return (
    <DropdownMenu.RadioGroup
      value={filter.value ?? ""}
      onValueChange={(chosen) => filter.onChange(chosen || null)}
    >
      {[{ value: "", count: null }, ...filter.options].map(({ value: option, count }) => (
        <DropdownMenu.RadioItem
          key={option}
          value={option}
          className="relative flex justify-between gap-6 rounded-md py-1 pr-3 pl-7 outline-none data-[highlighted]:bg-hover"
        >
          <DropdownMenu.ItemIndicator className="absolute top-1.5 left-2">
            <Check aria-hidden className="size-3.5 text-accent" />
          </DropdownMenu.ItemIndicator>
          {option === "" ? "Any" : option}{" "}
          {count !== null && (
            <span className={cn("tabular-nums", count === 0 ? "text-faint" : "text-muted")}>
              {count.toLocaleString("en")}
            </span>
          )}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
