import { ChevronsRight, Square, StepForward } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { waitingStep } from "../../../shared/run/step-mode.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Kbd } from "../kbd.tsx";

/**
 * The way through a run in step mode. It stays in its place from the run's first plugin to its end, so that the next
 * press of a button is where the last one was; what was waited is told when the run is over.
 */
export function StepBar({ record }: { readonly record: RunRecord }): ReactNode {
  if (record.outcome !== "running") return <Waited record={record} />;
  return <Controls record={record} />;
}

function Controls({ record }: { readonly record: RunRecord }): ReactNode {
  const { runner } = useStores();
  const waiting = waitingStep(record);
  const next = useRef<HTMLButtonElement>(null);
  const waitsAt = waiting?.index ?? null;
  useEffect(() => {
    if (waitsAt !== null && mayTakeFocus(next.current)) next.current?.focus();
  }, [waitsAt]);
  const onHost = record.targetId === "host";
  const { advance } = runner.getState();
  const common = { disabled: waiting === null, onKeyDown: ignoreRepeated };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      aria-label="Step mode"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent-soft px-3 py-1.5"
    >
      <p aria-live="polite" className="min-w-0 flex-1 basis-40">
        <WhereItIs record={record} waiting={waiting} />
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button
          ref={next}
          variant={onHost ? "host" : "primary"}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void advance(record, "next")}
          {...common}
        >
          <StepForward aria-hidden className="size-3.5" />
          Next
          {/* Said by aria-keyshortcuts. */}
          <span aria-hidden className="@max-md:hidden">
            <Kbd className="border-current/50 text-inherit">Ctrl ⏎</Kbd>
          </span>
        </Button>
        <Button
          variant={onHost ? "hostPlain" : "plain"}
          aria-keyshortcuts="Control+Shift+Enter"
          onClick={() => void advance(record, "toEnd")}
          {...common}
        >
          <ChevronsRight aria-hidden className="size-3.5" />
          Run to end
        </Button>
        <Button aria-keyshortcuts="Control+." onClick={() => void advance(record, "stop")} {...common}>
          <Square aria-hidden className="size-3" />
          Stop here
        </Button>
      </div>
    </div>
  );
}

function WhereItIs(props: { readonly record: RunRecord; readonly waiting: RunStep | null }): ReactNode {
  const { record, waiting } = props;
  const step = waiting ?? record.steps.at(-1);
  if (step === undefined) return "Getting ready…";
  const place =
    record.operation === "GC" ? step.command : `${step.index + 1} of ${record.pluginTypes.length}`;
  return (
    <>
      {waiting === null ? "Running " : "Waits before "}
      <strong className="font-semibold">{step.pluginType}</strong>{" "}
      <span className="text-muted">({place})</span>
    </>
  );
}

function Waited({ record }: { readonly record: RunRecord }): ReactNode {
  const { waitedMs } = record;
  return (
    <p className="flex min-h-11 shrink-0 items-center border-line border-b px-3 py-1.5 text-muted text-sm">
      Gone through step by step.
      {waitedMs !== undefined &&
        ` The ${formatDuration(waitedMs)} that it waited for you are no part of its time.`}
    </p>
  );
}

/** Not from what somebody writes or reads, nor from within this run. */
function mayTakeFocus(next: HTMLElement | null): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  if (activeElement.matches("input, textarea, [contenteditable=true]")) return false;
  if (
    activeElement.closest(
      "[role=dialog], [role=alertdialog], [role=menu], [data-radix-popper-content-wrapper]",
    ) !== null
  )
    return false;
  return next?.closest("section")?.contains(activeElement) !== true;
}

/** A key that is held down since the run was started must not let go of plugins that nobody has looked at. */
function ignoreRepeated(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
