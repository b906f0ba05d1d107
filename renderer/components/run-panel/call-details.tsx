import { type ReactNode, useState } from "react";
import { recordedStreams } from "../../../shared/run/delegated-call.ts";
import type { EnvVariable, RunStep } from "../../../shared/run/run-step.ts";
import { hasBytes } from "../../model/exact-text.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { injectedWords, type StepInputLines } from "../../model/step-input-lines.ts";
import type { UnreadOutput } from "../../model/unread-output.ts";
import { BytesView } from "../bytes-view.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { type Tab, Tabs } from "../tabs.tsx";
import { StepEnv } from "./step-env.tsx";
import { UnreadNote } from "./unread-note.tsx";

type Stream = (typeof recordedStreams)[number];
export type CallPart = Stream | "env" | "exit" | "search";

/** What a step of the chain and a call that a plugin made itself have in common. */
type Call = Pick<RunStep, Stream | "pluginType" | "exitCode" | "signal" | "durationMs">;

/** What went into a call of a plugin and what came out of it, whoever made the call. */
export function CallDetails(props: {
  readonly call: Call;
  readonly env: readonly EnvVariable[] | null;
  /** What is shown until somebody chooses. */
  readonly first: CallPart;
  /** What is known of how it began and ended beside what each call has. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What of stdin the engine made. */
  readonly input?: StepInputLines;
  /** Where stdout could not be read. */
  readonly unread?: UnreadOutput | null;
  /** Streams of which there is only the beginning. */
  readonly cut?: readonly Stream[];
  /** Something is still to come. */
  readonly isOpen?: boolean;
  /** Where the plugin was looked for. */
  readonly search?: ReactNode;
}): ReactNode {
  const { call, search, input, unread = null } = props;
  const [chosen, setChosen] = useState<CallPart | null>(null);
  const part = chosen ?? props.first;
  const stream = recordedStreams.find((name) => name === part);
  return (
    <Tabs
      name={`Parts of ${call.pluginType}`}
      size="small"
      tabs={tabsOf(call, search !== undefined)}
      value={part}
      onChange={setChosen}
      aside={part === "stdin" && input !== undefined && <InjectedNote input={input} />}
    >
      {part === "env" && <StepEnv env={props.env} />}
      {part === "exit" && <Exit call={call} facts={props.facts} />}
      {part === "search" && search}
      {part === "stdout" && unread !== null && <UnreadNote unread={unread} />}
      {stream !== undefined && (
        <StreamView
          key={stream}
          name={stream}
          call={call}
          lines={stream === "stdin" ? (input?.lines ?? null) : null}
          isCut={props.cut?.includes(stream) ?? false}
          isOpen={props.isOpen ?? false}
        />
      )}
    </Tabs>
  );
}

/** Always the same, since what shows the bytes is drawn again when anything changes. */
function tabsOf({ exitCode, signal, stderr }: Call, hasSearch: boolean): readonly Tab<CallPart>[] {
  const exit = exitCode === null ? signal : String(exitCode);
  return [
    { name: "stdin", label: "stdin" },
    { name: "env", label: "env" },
    { name: "stdout", label: "stdout" },
    { name: "stderr", label: "stderr", ...(hasBytes(stderr) ? { note: "●" } : {}) },
    { name: "exit", label: "exit", ...(exit === null ? {} : { note: exit }) },
    ...(hasSearch ? [{ name: "search", label: "search path" } as const] : []),
  ];
}

function InjectedNote({ input }: { readonly input: StepInputLines }): ReactNode {
  return (
    <span className="shrink-0 whitespace-nowrap pr-2 pl-3 text-muted text-sm @max-lg:hidden">
      {injectedWords(input)}
    </span>
  );
}

function StreamView(props: {
  readonly name: Stream;
  readonly call: Call;
  readonly lines: StepInputLines["lines"];
  readonly isCut: boolean;
  readonly isOpen: boolean;
}): ReactNode {
  const { name, call } = props;
  const bytes = call[name];
  if (bytes === null) {
    return (
      <p className="px-3 py-2 text-muted text-sm">
        {props.isOpen ? "Not there yet." : `There was no ${name}.`}
      </p>
    );
  }
  return (
    <>
      {props.isCut && (
        <p className="px-3 pt-2 text-muted text-sm">Only the beginning was kept; all of it was passed on.</p>
      )}
      <BytesView
        name={`${name} of ${call.pluginType}`}
        bytes={bytes}
        layout
        lines={props.lines}
        empty={name === "stdin" ? "Empty: the plugin was given nothing." : "Empty: the plugin wrote nothing."}
      />
    </>
  );
}

/** How the plugin's process ended. */
function Exit(props: {
  readonly call: Call;
  readonly facts: readonly (readonly [name: string, value: string])[];
}): ReactNode {
  const { exitCode, signal, durationMs } = props.call;
  const facts = [
    ["Exit code", String(exitCode ?? "none")],
    ["Signal", signal ?? "none"],
    ["Time taken", formatDuration(durationMs)],
    ...props.facts,
  ] as const;
  return (
    <div className="bg-sunken px-3 py-2">
      <FactList>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            <span className="font-mono text-sm">{value}</span>
          </Fact>
        ))}
      </FactList>
    </div>
  );
}
