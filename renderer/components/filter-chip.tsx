import { Check, ChevronDown, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { overlayRoot } from "./overlay-root.tsx";

export interface FilterOption {
  readonly value: string;
  /** How many there are of it; `null` as long as that is not known. */
  readonly count: number | null;
}

/** A filter as a chip: empty it names what it filters by, set it shows the value and how to take it away. */
export function FilterChip(props: {
  readonly name: string;
  readonly value: string | null;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string | null) => void;
}): ReactNode {
  const { name, value } = props;
  const set = value !== null;
  return (
    <span className={cn("inline-flex h-7 items-center rounded-full border text-sm", looks(set))}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={set ? `${name}: ${value}` : name}
          className="flex h-full items-center gap-1 rounded-full pr-2 pl-2.5"
        >
          {set ? `${name}: ${value}` : name}
          {!set && <ChevronDown aria-hidden className="size-3.5" />}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={overlayRoot()}>
          <DropdownMenu.Content
            align="start"
            sideOffset={4}
            className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-lg bg-panel p-1 shadow-overlay"
          >
            <DropdownMenu.RadioGroup
              value={value ?? ""}
              onValueChange={(chosen) => props.onChange(chosen || null)}
            >
              {[{ value: "", count: null }, ...props.options].map(({ value: option, count }) => (
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
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {set && (
        <button
          type="button"
          aria-label={`Remove filter ${name}`}
          onClick={() => props.onChange(null)}
          className="mr-0.5 flex size-6 items-center justify-center rounded-full hover:bg-selected"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}

function looks(set: boolean): string {
  return set
    ? "border-transparent bg-accent-soft font-semibold text-accent"
    : "border-line-strong text-muted hover:bg-hover";
}
