import { CircleSlash, Ellipsis } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Operation } from "../../../shared/run/operation.ts";
import { Button, type ButtonVariant } from "../../components/button.tsx";
import { cn } from "../../components/cn.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { Kbd } from "../../components/kbd.tsx";
import { Menu, MenuItem, MenuLine } from "../../components/menu.tsx";
import { useIsLate } from "../../components/use-is-late.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { type OfferedOperation, useRunRequest } from "../../stores/use-run-request.ts";

const onBar: readonly Operation[] = ["ADD", "CHECK", "DEL"];

/** A run is said to be under way once it has been so for this long. */
const underWayAfterMs = 600;

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
  const { ui } = useStores();
  const { operations, busy, start, fault } = useRunRequest();
  // To say so of every short run would only flash.
  const isShort = !useIsLate(busy, underWayAfterMs) && busy;
  /** What the focus or the pointer is on. */
  const [hinted, setHinted] = useState<Operation | null>(null);
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
  const told = bar.find(({ operation }) => operation === hinted) ?? bar[0];
  const hintsFor = (operation: Operation) => {
    const show = () => setHinted(operation);
    const hide = () => setHinted(null);
    return { onFocus: show, onBlur: hide, onPointerEnter: show, onPointerLeave: hide };
  };
  return (
    <section
      aria-label="Operations"
      className="bg-bg px-3 pt-1.5 pb-2 low:border-line low:border-t low:pt-2.5"
    >
      <div className="flex flex-wrap items-center gap-1.5">
        {bar.map(({ operation, problem, gate }, index) => (
          <Button
            key={operation}
            variant={variantOf(index)}
            disabled={problem !== null}
            onClick={() => start(operation)}
            {...hintsFor(operation)}
            {...(index === 0 ? { className: "@xs:min-w-28", "aria-keyshortcuts": "Control+Enter" } : {})}
          >
            {operation}
            {gate !== null && <CircleSlash aria-hidden className="size-3.5 text-skip" />}
            {index === 0 && <Kbd className="@max-xs:hidden border-current/50 text-inherit">Ctrl ⏎</Kbd>}
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
            {more.map((offered) => (
              <MenuItem
                key={offered.operation}
                label={<span className="font-semibold">{offered.operation}</span>}
                note={offered.problem ?? <OperationNote offered={offered} />}
                disabled={offered.problem !== null}
                onSelect={() => start(offered.operation)}
              />
            ))}
            <MenuLine />
            <MenuItem
              label="Run over several namespaces…"
              note="The same in one namespace after the other."
              onSelect={() => ui.getState().open("series")}
            />
          </Menu>
        )}
      </div>
      {/* As high for every operation, or the buttons would move under the pointer. */}
      <p
        aria-live="polite"
        className={cn(
          "mt-1.5 text-muted text-sm",
          bar.some(({ gate }) => gate !== null) ? "min-h-[3lh]" : "min-h-[2lh]",
        )}
      >
        {told !== undefined &&
          noteBelow(isShort ? { ...told, problem: null } : told, hinted === null && target === "host", fault)}
      </p>
    </section>
  );
}

/** What can be said of an operation in the place below the buttons. */
function noteBelow(
  { operation, problem, gate }: OfferedOperation,
  onHost: boolean,
  fault: string | null,
): string {
  if (problem !== null) return problem;
  if (fault !== null) return fault;
  if (onHost) return "Runs on this host and changes this machine.";
  return gate?.sentence ?? notes[operation];
}

/** What an operation does, and what keeps it from that with the chosen network. */
function OperationNote({ offered }: { readonly offered: OfferedOperation }): ReactNode {
  const { operation, gate } = offered;
  if (gate === null) return notes[operation];
  return (
    <>
      {notes[operation]}
      <span className="mt-0.5 flex gap-1.5">
        <CircleSlash aria-hidden className="mt-0.5 size-3.5 shrink-0 text-skip" />
        <span>{gate.sentence}</span>
      </span>
    </>
  );
}
