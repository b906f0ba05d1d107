import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";

/** One choice of a few that are all in sight. */
export function Segmented<Value extends string>(props: {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const choose = (value: string): void => {
    const option = props.options.find((each) => each.value === value);
    if (option !== undefined) props.onChange(option.value);
  };
  return (
    <RadioGroup.Root
      aria-label={props.name}
      orientation="horizontal"
      value={props.value}
      onValueChange={choose}
      className="inline-flex shrink-0 rounded-md border border-line-strong bg-panel p-px"
    >
      {props.options.map(({ value, label }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="h-6 whitespace-nowrap rounded-sm px-2 text-muted text-sm hover:text-ink data-[state=checked]:bg-accent-soft data-[state=checked]:font-semibold data-[state=checked]:text-accent"
        >
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
