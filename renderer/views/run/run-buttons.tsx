import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import type { Operation } from "../../../shared/run/operation.ts";
import { Button, type ButtonVariant } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Kbd } from "../../components/kbd.tsx";
import { Menu, MenuItem } from "../../components/menu.tsx";
import { useFrom } from "../../stores/stores-context.tsx";
import { useRunRequest } from "../../stores/use-run-request.ts";

const onBar: readonly Operation[] = ["ADD", "CHECK", "DEL"];

const notes: Readonly<Record<Operation, string>> = {
  ADD: "Attaches the namespace to the network.",
  CHECK: "Asks whether the attachment is as it was made.",
  DEL: "Detaches the namespace from the network.",
  STATUS: "Asks whether the network is ready for an ADD.",
  GC: "Removes attachments that are not in use.",
  VERSION: "Asks each plugin which CNI versions it speaks.",
};

/** The operations; the first one is what Ctrl+Enter runs. */
export function RunButtons(): ReactNode {
  const { operations, start } = useRunRequest();
  const target = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  const bar = operations.filter(({ operation }) => onBar.includes(operation));
  const more = operations.filter(({ operation }) => !onBar.includes(operation));
  const variantOf = (index: number): ButtonVariant => {
    if (target === "host") return index === 0 ? "host" : "hostPlain";
    return index === 0 ? "primary" : "plain";
  };
  const reason = bar[0]?.problem ?? null;
  return (
    <div className="shrink-0 border-line border-t px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-1.5">
        {bar.map(({ operation, problem }, index) => (
          <Button
            key={operation}
            variant={variantOf(index)}
            disabled={problem !== null}
            onClick={() => start(operation)}
            {...(index === 0 ? { className: "min-w-28", "aria-keyshortcuts": "Control+Enter" } : {})}
          >
            {operation}
            {index === 0 && <Kbd className="border-current/50 text-inherit">Ctrl ⏎</Kbd>}
          </Button>
        ))}
        {more.length > 0 && (
          <Menu
            trigger={
              <IconButton name="More operations">
                <Ellipsis className="size-4" />
              </IconButton>
            }
          >
            {more.map(({ operation, problem }) => (
              <MenuItem
                key={operation}
                label={<span className="font-semibold">{operation}</span>}
                note={problem ?? notes[operation]}
                disabled={problem !== null}
                onSelect={() => start(operation)}
              />
            ))}
          </Menu>
        )}
      </div>
      <p aria-live="polite" className="mt-1.5 min-h-4.5 text-muted text-sm">
        {reason ?? (target === "host" ? "Runs on this host and changes this machine." : notes.ADD)}
      </p>
    </div>
  );
}
