import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { explainProbe, type ProbeCause } from "../../../shared/probe/explain-probe.ts";
import type { ProbeAnswer, ProbeMethod, ProbePlace } from "../../../shared/probe/probe.ts";
import type { ProbePlan } from "../../../shared/probe/probe-plan.ts";
import { columnNote } from "../../model/probe/place-names.ts";
import type { ProbeCell } from "../../model/probe/probe-matrix.ts";
import { outcomeSentence } from "../../model/probe/probe-words.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { IconButton } from "../icon-button.tsx";
import { ProbeCellLook } from "./probe-cell-look.tsx";
import { ProbeListener } from "./probe-listener.tsx";
import { ProbeProcessView } from "./probe-process.tsx";
import { usePlaceName } from "./use-place-name.ts";
import { useTry } from "./use-try.ts";

/** One check: what came of it, what that usually means and where to look, and all that was run for it. */
export function ProbeDetails(props: {
  readonly source: ProbePlace;
  readonly cell: ProbeCell;
  readonly plan: ProbePlan;
  readonly method: ProbeMethod | null;
  readonly onClose: () => void;
}): ReactNode {
  const { source, cell, method, onClose } = props;
  const { pair, column, state } = cell;
  const nameOf = usePlaceName();
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <section
      ref={region}
      aria-label={`From ${nameOf(pair.netns)} to ${pair.address}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it has the focus when it opens, and scrolls
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
      className="flex max-h-[60%] shrink-0 flex-col gap-2 overflow-y-auto border-line-strong border-t bg-panel px-3 pb-3 outline-offset-[-2px]"
    >
      <header className="sticky top-0 z-10 flex min-h-10 items-center gap-2 bg-panel">
        <h3 className="min-w-0 font-semibold">
          {nameOf(pair.netns)} → <span className="font-mono">{pair.address}</span>{" "}
          <span className="font-normal text-muted text-sm">{columnNote(column, nameOf)}</span>
        </h3>
        <span className="flex items-center gap-1.5">
          <ProbeCellLook state={state} />
        </span>
        <span className="flex-1" />
        {state.kind !== "own" && <TryPair cell={cell} plan={props.plan} method={method} />}
        <IconButton name="Close details" onClick={onClose}>
          <X className="size-4" />
        </IconButton>
      </header>
      {state.kind === "own" && <p>The address is this namespace's own, so there is no way to try.</p>}
      {state.kind === "answered" && method !== null && (
        <Answer answer={state.answer} source={source} cell={cell} method={method} />
      )}
    </section>
  );
}

function TryPair(props: {
  readonly cell: ProbeCell;
  readonly plan: ProbePlan;
  readonly method: ProbeMethod | null;
}): ReactNode {
  const { cell, plan, method } = props;
  const tryPairs = useTry();
  const busy = useFrom(
    (stores) => stores.probing,
    (state) => state.underWay !== null,
  );
  return (
    <Button
      size="small"
      disabled={busy || method === null}
      onClick={() => method !== null && tryPairs(plan, method, [cell.pair])}
    >
      {cell.state.kind === "answered" ? "Try this again" : "Try this"}
    </Button>
  );
}

function Answer(props: {
  readonly answer: ProbeAnswer;
  readonly source: ProbePlace;
  readonly cell: ProbeCell;
  readonly method: ProbeMethod;
}): ReactNode {
  const { answer, source, cell, method } = props;
  const { pair, column } = cell;
  const { sentence, causes } = explainProbe(answer.outcome, { method, pair, source, column });
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        {outcomeSentence(answer.outcome)} {sentence}
      </p>
      {causes.length > 0 && (
        <ul aria-label="What it may be" className="flex flex-col gap-1">
          {causes.map((cause) => (
            <Cause key={cause.text} cause={cause} />
          ))}
        </ul>
      )}
      {answer.insteadOfPing !== null && (
        <p className="text-muted">
          Ping could not do it: {answer.insteadOfPing} The program's own prober tried a TCP connection
          instead, whose refusal is an answer too.
        </p>
      )}
      {answer.processes.map((process, index) => (
        <ProbeProcessView
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order
          key={index}
          process={process}
        />
      ))}
      {method.kind === "tcp" && <ProbeListener column={column} />}
    </>
  );
}

function Cause({ cause: { text, command } }: { readonly cause: ProbeCause }): ReactNode {
  return (
    <li className="border-line border-l-2 pl-2">
      <p>{text}</p>
      {command !== null && (
        <p className="flex items-center gap-1 text-faint text-xs">
          <code className="min-w-0 font-mono [overflow-wrap:anywhere]">$ {command}</code>
          <CopyButton text={command} what={`command ${command}`} />
        </p>
      )}
    </li>
  );
}
