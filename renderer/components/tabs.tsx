import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** A few characters after the label, such as a count. */
  readonly note?: string;
}

/** Tabs with one panel below, whose content the caller renders for the chosen tab. */
export function Tabs<Name extends string>(props: {
  readonly name: string;
  readonly tabs: readonly Tab<Name>[];
  readonly value: Name;
  readonly onChange: (value: Name) => void;
  readonly size?: "normal" | "small";
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const small = props.size === "small";
  const choose = (value: string): void => {
    const tab = props.tabs.find(({ name }) => name === value);
    if (tab !== undefined) props.onChange(tab.name);
  };
  return (
    <Radix.Root
      value={props.value}
      onValueChange={choose}
      className={cn("flex min-h-0 flex-col", props.className)}
    >
      <div
        className={cn("flex shrink-0 items-center border-line border-b", small ? "h-7 px-1.5" : "h-9 px-1")}
      >
        <Radix.List
          aria-label={props.name}
          className="flex h-full min-w-0 overflow-x-auto overflow-y-hidden [scrollbar-width:none]"
        >
          {props.tabs.map((tab) => (
            <Radix.Trigger
              key={tab.name}
              value={tab.name}
              className={cn(
                "shrink-0 whitespace-nowrap border-transparent border-b-2 text-muted outline-offset-[-2px] hover:text-ink data-[state=active]:font-semibold data-[state=active]:text-ink",
                small ? "px-1.5 text-sm" : "px-2.5 data-[state=active]:border-accent @max-lg:px-1.5",
              )}
            >
              <Label text={tab.label} />
              {tab.note !== undefined && (
                <span className="ml-1 font-mono text-faint text-xs">{tab.note}</span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        <span className="flex-1" />
        {props.aside}
      </div>
      <Radix.Content value={props.value} className="min-h-0 flex-1 outline-offset-[-2px]">
        {props.children}
      </Radix.Content>
    </Radix.Root>
  );
}

/** As wide as it is in bold, so that choosing a tab moves none of the others. */
function Label({ text }: { readonly text: string }): ReactNode {
  return (
    <span
      data-label={text}
      className="inline-flex flex-col after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-label)]"
    >
      {text}
    </span>
  );
}
