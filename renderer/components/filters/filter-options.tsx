import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { grouped } from "../../../shared/text/number-words.ts";
import { cn } from "../cn.ts";
import { Kbd } from "../kbd.tsx";
import type { Filter, FilterOption } from "./filter.ts";

/** What a menu looks like whose entries are as many as there are values. */
export const filterMenuLook =
  "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-lg bg-panel p-1 shadow-overlay";

const entryLook =
  "relative flex justify-between gap-6 rounded-md py-1 pr-3 pl-7 outline-none data-[highlighted]:bg-hover";

/** The values of a filter, in a menu. */
export function FilterOptions({ filter }: { readonly filter: Filter }): ReactNode {
  return filter.takesMany ? <ManyOptions filter={filter} /> : <OneOption filter={filter} />;
}

function OneOption({ filter }: { readonly filter: Filter }): ReactNode {
  return (
    <DropdownMenu.RadioGroup
      value={filter.chosen[0] ?? ""}
      onValueChange={(chosen) => filter.onChange(chosen === "" ? [] : [chosen])}
    >
      {[any, ...filter.options].map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={entryLook}>
          <DropdownMenu.ItemIndicator className="absolute top-1.5 left-2">
            <Check aria-hidden className="size-3.5 text-accent" />
          </DropdownMenu.ItemIndicator>
          <OptionText option={option} />
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

/** An entry chooses its value alone and closes the menu; its box, or Space, adds the value or takes it away. */
function ManyOptions({ filter }: { readonly filter: Filter }): ReactNode {
  const { chosen, options, onChange } = filter;
  return (
    <>
      <DropdownMenu.CheckboxItem
        checked={filter.value === null}
        onSelect={() => onChange([])}
        className={entryLook}
      >
        <DropdownMenu.ItemIndicator className="absolute top-1.5 left-2">
          <Check aria-hidden className="size-3.5 text-accent" />
        </DropdownMenu.ItemIndicator>
        <OptionText option={any} />
      </DropdownMenu.CheckboxItem>
      {options.map((option) => (
        <ManyOption key={option.value} {...{ option, chosen, onChange }} />
      ))}
      <p className="mt-1 flex items-center gap-1.5 border-line border-t px-2 pt-1.5 pb-0.5 text-muted text-xs">
        <Kbd>Space</Kbd> or its box adds a value
      </p>
    </>
  );
}

function ManyOption(props: {
  readonly option: FilterOption;
  readonly chosen: readonly string[];
  readonly onChange: Filter["onChange"];
}): ReactNode {
  const { option, chosen, onChange } = props;
  const isChosen = chosen.includes(option.value);
  const toggle = (event: KeyboardEvent | MouseEvent): void => {
    // The menu would choose it alone, and close.
    event.preventDefault();
    event.stopPropagation();
    onChange(isChosen ? chosen.filter((value) => value !== option.value) : [...chosen, option.value]);
  };
  return (
    <DropdownMenu.CheckboxItem
      checked={isChosen}
      onSelect={() => onChange(isChosen && chosen.length === 1 ? [] : [option.value])}
      onKeyDown={(event) => event.key === " " && toggle(event)}
      className={entryLook}
    >
      {/* Larger than it looks, for the mouse; the entry itself is the checkbox that assistive technology knows. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the entry does the same */}
      <span data-box onClick={toggle} className="absolute inset-y-0 left-0 flex w-7 items-center pl-2">
        <span
          className={cn(
            "flex size-3.5 items-center justify-center rounded-[3px] border",
            isChosen ? "border-accent bg-accent text-bg" : "border-faint",
          )}
        >
          {isChosen && <Check aria-hidden className="size-3" />}
        </span>
      </span>
      <OptionText option={option} />
    </DropdownMenu.CheckboxItem>
  );
}

const any: FilterOption = { value: "", count: null };

function OptionText({ option: { value, count } }: { readonly option: FilterOption }): ReactNode {
  return (
    <>
      {value === "" ? "Any" : value}{" "}
      {count !== null && (
        <span className={cn("tabular-nums", count === 0 ? "text-faint" : "text-muted")}>
          {grouped(count)}
        </span>
      )}
    </>
  );
}
