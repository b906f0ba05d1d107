import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { filterCommands } from "../../model/filter-commands.ts";
import { cn } from "../cn.ts";
import { useFocusReturn } from "../use-focus-return.ts";
import { useIsPainted } from "../use-is-painted.ts";
import { commandKey } from "./palette-command.ts";
import { usePaletteCommands } from "./use-palette-commands.ts";

/** Every action by name. */
export function CommandPalette(props: { readonly onClose: () => void }): ReactNode {
  const [query, setQuery] = useState("");
  const isPainted = useIsPainted();
  const giveFocusBack = useFocusReturn();
  // There can be hundreds, which come a frame after the field that one types into; a letter does not wait for that.
  const isListed = isPainted || query !== "";
  return (
    <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          onCloseAutoFocus={giveFocusBack}
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-40 w-xl max-w-[92vw] animate-appear overflow-hidden rounded-lg bg-panel shadow-overlay"
        >
          <Radix.Title className="sr-only">Search or run a command</Radix.Title>
          <Command label="Commands" loop shouldFilter={false}>
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder="Type a command, a network or a namespace"
              className="h-11 w-full border-line border-b bg-transparent px-4 outline-none"
            />
            <Command.List className={cn("max-h-[56vh] overflow-auto p-1", !isListed && "h-[56vh]")}>
              {isListed && <Commands query={query} onClose={props.onClose} />}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Commands(props: { readonly query: string; readonly onClose: () => void }): ReactNode {
  const groups = filterCommands(usePaletteCommands(), props.query);
  return (
    <>
      <Command.Empty className="p-4 text-center text-muted">Nothing of that name.</Command.Empty>
      {groups.map((group) => (
        <Command.Group
          key={group.name}
          heading={group.name}
          className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
        >
          {group.commands.map((command) => (
            <Command.Item
              key={commandKey(group.name, command)}
              value={commandKey(group.name, command)}
              onSelect={() => {
                props.onClose();
                command.run();
              }}
              // What is not in sight is not laid out: there can be hundreds.
              className="flex h-8 items-center gap-2 rounded-md px-3 [content-visibility:auto] data-[selected=true]:bg-selected"
            >
              <span className="truncate">{command.name}</span>
              <span className="flex-1" />
              <span className="shrink-0 font-mono text-muted text-xs">{command.note}</span>
            </Command.Item>
          ))}
          {group.hidden > 0 && (
            <p className="px-3 py-1 text-muted text-sm">{group.hidden} more; type to narrow them down.</p>
          )}
        </Command.Group>
      ))}
    </>
  );
}
