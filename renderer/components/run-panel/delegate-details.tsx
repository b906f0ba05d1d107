import { type ReactNode, useState } from "react";
import type { DelegatedCall } from "../../../shared/run/delegated-call.ts";
import type { EnvVariable } from "../../../shared/run/run-step.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { BytesView } from "../bytes-view.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { type Tab, Tabs } from "../tabs.tsx";
import { StepEnv } from "./step-env.tsx";

type Stream = DelegatedCall["cut"][number];
type Part = Stream | "env" | "exit";

/** What went into a call that a plugin made itself, and what came out of it. */
export function DelegateDetails({ call }: { readonly call: DelegatedCall }): ReactNode {
  const [part, setPart] = useState<Part>("stdin");
  return (
    <Tabs
      name={`Parts of ${call.pluginType}`}
      size="small"
      tabs={partsOf(call)}
      value={part}
      onChange={setPart}
    >
      {part === "env" && <StepEnv env={call.env.map(asVariable)} />}
      {part === "exit" && <Exit call={call} />}
      {part !== "env" && part !== "exit" && <StreamOf call={call} name={part} />}
    </Tabs>
  );
}

function partsOf({ exitCode, signal, stderr }: DelegatedCall): readonly Tab<Part>[] {
  const exit = exitCode === null ? signal : String(exitCode);
  const quiet = stderr.encoding === "utf8" && stderr.text === "";
  return [
    { name: "stdin", label: "stdin" },
    { name: "env", label: "env" },
    { name: "stdout", label: "stdout" },
    { name: "stderr", label: "stderr", ...(quiet ? {} : { note: "●" }) },
    { name: "exit", label: "exit", ...(exit === null ? {} : { note: exit }) },
  ];
}

function asVariable(text: string): EnvVariable {
  const end = text.indexOf("=");
  const name = end < 0 ? text : text.slice(0, end);
  const value = end < 0 ? "" : text.slice(end + 1);
  return { name, value, origin: name.startsWith("CNI_") ? "cni" : "inherited" };
}

function StreamOf({ call, name }: { readonly call: DelegatedCall; readonly name: Stream }): ReactNode {
  return (
    <>
      {call.cut.includes(name) && (
        <p className="px-3 pt-2 text-muted text-sm">Only the beginning was kept; all of it was passed on.</p>
      )}
      <BytesView
        name={`${name} of ${call.pluginType}`}
        bytes={call[name]}
        layout
        empty={name === "stdin" ? "Empty: nothing was passed in." : "Empty: nothing was written."}
      />
    </>
  );
}

function Exit({ call }: { readonly call: DelegatedCall }): ReactNode {
  const facts: readonly (readonly [string, string])[] = [
    ["Executable", call.path],
    ["Exit code", String(call.exitCode ?? "none")],
    ["Signal", call.signal ?? "none"],
    ["Began after", `${formatDuration(call.offsetMs)} of its plugin's time`],
    ["Time taken", formatDuration(call.durationMs)],
  ];
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
