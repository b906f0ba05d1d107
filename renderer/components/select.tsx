import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** A second line in the list. */
  readonly note?: string;
}

/** A choice of one of a few. */
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
  return (
    <Radix.Root value={props.value ?? ""} onValueChange={props.onChange}>
      <Radix.Trigger
        id={props.id}
        aria-label={props.name}
        className={cn(
          "flex h-7 min-w-0 flex-1 items-center justify-between gap-1.5 rounded-md border border-line-strong bg-panel px-2 text-left text-ink hover:bg-hover data-[placeholder]:text-faint",
          props.mono === true && "font-mono text-sm",
          props.className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={props.placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 overflow-hidden rounded-lg bg-panel p-1 shadow-overlay"
        >
          <Radix.Viewport>
            {props.options.map((option) => (
              <Option key={option.value} option={option} mono={props.mono === true} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Option({ option, mono }: { readonly option: SelectOption; readonly mono: boolean }): ReactNode {
  return (
    <Radix.Item
      value={option.value}
      className="relative flex flex-col rounded-md py-1 pr-3 pl-7 outline-none data-[highlighted]:bg-hover"
    >
      <Radix.ItemIndicator className="absolute top-1.5 left-2">
        <Check aria-hidden className="size-3.5 text-accent" />
      </Radix.ItemIndicator>
      <span className={cn(mono && "font-mono text-sm")}>
        <Radix.ItemText>{option.label}</Radix.ItemText>
      </span>
      {option.note !== undefined && <span className="font-mono text-muted text-xs">{option.note}</span>}
    </Radix.Item>
  );
}
