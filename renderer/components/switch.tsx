import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";

/** A switch with its label beside it, and a line below that says what it does. */
export function Switch(props: {
  readonly label: string;
  readonly note?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="flex min-h-6 items-center gap-2">
      <Radix.Root
        id={id}
        checked={props.on}
        onCheckedChange={props.onChange}
        {...(props.note !== undefined && { "aria-describedby": `${id}-note` })}
        className="h-4.5 w-8 shrink-0 rounded-full border border-line-strong bg-sunken p-px transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-3.5 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-accent-ink" />
      </Radix.Root>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <label htmlFor={id}>{props.label}</label>
        {props.note !== undefined && (
          <span id={`${id}-note`} className="text-muted text-sm">
            {props.note}
          </span>
        )}
      </div>
    </div>
  );
}
