import { Check } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** A second line in the list. */
  readonly note?: string;
}

/** The options of a `Select`. Keys are handled by its button, which has the focus. */
export function SelectList(props: {
  readonly id: string;
  readonly name: string;
  readonly options: readonly SelectOption[];
  readonly chosen: number;
  readonly active: number;
  readonly mono: boolean;
  readonly onHighlight: (index: number) => void;
  readonly onChoose: (index: number) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[props.active]?.scrollIntoView({ block: "nearest" });
  }, [props.active]);
  return (
    <div ref={list} id={props.id} role="listbox" aria-label={props.name}>
      {props.options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the combobox names this as its active descendant
        <div
          key={option.value}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.chosen}
          onClick={() => props.onChoose(index)}
          onPointerMove={() => props.onHighlight(index)}
          className={cn(
            "relative flex flex-col rounded-md py-1 pr-3 pl-7",
            index === props.active && "bg-hover",
          )}
        >
          {index === props.chosen && (
            <Check aria-hidden className="absolute top-1.5 left-2 size-3.5 text-accent" />
          )}
          <span className={cn(props.mono && "font-mono text-sm")}>{option.label}</span>
          {option.note !== undefined && <span className="font-mono text-muted text-xs">{option.note}</span>}
        </div>
      ))}
    </div>
  );
}
