import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cn } from "./cn.ts";
import { listKeyTarget } from "./list-keys.ts";
import { useOverlayRoot } from "./overlay-root.tsx";
import { SelectList, type SelectOption } from "./select-list.tsx";
import { useTypeahead } from "./use-typeahead.ts";

/**
 * A choice of one of a few. The focus stays on the button, which names the highlighted option as its active
 * descendant; letters lead to the option that begins with them (ARIA practices, "Select-Only Combobox").
 */
export function Select(props: {
  readonly id?: string;
  readonly name: string;
  readonly value: string | null;
  readonly options: readonly SelectOption[];
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly className?: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { options, value } = props;
  const [active, setActive] = useState<number | null>(null);
  const listId = useId();
  const typeahead = useTypeahead(options.map(({ label }) => label));
  const open = active !== null;
  const chosen = options.findIndex((option) => option.value === value);
  const show = (): void => setActive(Math.max(0, chosen));
  const choose = (index: number): void => {
    const option = options[index];
    setActive(null);
    if (option !== undefined && option.value !== value) props.onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = typeahead(event.key, active ?? chosen);
    const target = typed ?? listKeyTarget(event.key, active ?? chosen, options.length);
    const confirms = typed === null && (event.key === "Enter" || event.key === " ");
    if (target === null && !confirms) return;
    event.preventDefault();
    if (active === null) setActive(typed ?? Math.max(0, chosen));
    else if (confirms) choose(active);
    else setActive(target);
  };
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? show() : setActive(null))}>
      <Popover.Trigger asChild>
        <button
          type="button"
          id={props.id}
          role="combobox"
          aria-label={props.name}
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${active}` : undefined}
          onKeyDown={onKeyDown}
          onBlur={() => setActive(null)}
          className={cn(
            "flex h-7 min-w-0 flex-1 items-center justify-between gap-1.5 rounded-md border border-line-strong bg-panel px-2 text-left text-ink hover:bg-hover",
            props.mono === true && "font-mono text-sm",
            chosen === -1 && "text-faint",
            props.className,
          )}
        >
          <span className="truncate">{options[chosen]?.label ?? props.placeholder}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </button>
      </Popover.Trigger>
      <Popover.Portal container={useOverlayRoot()}>
        <Popover.Content
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The button must not lose the focus to the list.
          onMouseDown={(event) => event.preventDefault()}
          className="z-50 max-h-(--radix-popover-content-available-height) min-w-(--radix-popover-trigger-width) max-w-96 overflow-auto rounded-lg bg-panel p-1 shadow-overlay"
        >
          <SelectList
            id={listId}
            name={props.name}
            options={options}
            chosen={chosen}
            active={active ?? -1}
            mono={props.mono === true}
            onHighlight={setActive}
            onChoose={choose}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
