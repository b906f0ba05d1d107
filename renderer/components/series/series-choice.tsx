import { type ReactNode, useId, useState } from "react";
import { counted } from "../../../shared/text/number-words.ts";
import { suggestNamespaceNames } from "../../model/new-namespace.ts";
import { type SeriesOperation, type SeriesPlace, seriesOperations } from "../../model/series/series-line.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { FieldProblem } from "../field.tsx";
import { Note } from "../note.tsx";
import { Segmented } from "../segmented.tsx";
import { TextInput } from "../text-input.tsx";
import { SeriesPlaces } from "./series-places.tsx";
import { useSeriesRequest } from "./use-series-request.ts";

const mostNew = 200;
const options = seriesOperations.map((value) => ({ value, label: value }));

/** Chooses the operation and the namespaces, those that are there and new ones. */
export function SeriesChoice(props: { readonly onClose: () => void }): ReactNode {
  const ids = useId();
  const [operation, setOperation] = useState<SeriesOperation>("ADD");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState("0");
  const { network, ifName, problem, gate, start } = useSeriesRequest(operation);
  const list = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces ?? [],
  );
  const onHost = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target === "host",
  );
  const wanted = operation === "ADD" && /^\d+$/.test(typed) ? Number(typed) : 0;
  const isWrong = operation === "ADD" && (!/^\d*$/.test(typed) || wanted > mostNew);
  const taken = list.map(({ name }) => name);
  const made = suggestNamespaceNames(taken, isWrong ? 0 : wanted);
  const places: readonly SeriesPlace[] = [
    ...list
      .filter(({ path }) => chosen.has(path))
      .map(({ name, path }): SeriesPlace => ({ name, netns: path })),
    ...made.map((name): SeriesPlace => ({ name, netns: null })),
  ];
  const count = counted(places.length, "namespace");
  return (
    <div className="flex min-h-0 flex-col">
      <div className="flex min-h-0 flex-col gap-3 overflow-auto p-4">
        <div className="flex flex-wrap items-center gap-3">
          <Segmented name="Operation" value={operation} options={options} onChange={setOperation} />
          <p className="min-w-0 text-muted">
            {network ?? "no network"} as interface <span className="font-mono text-sm">{ifName}</span>, with
            the arguments of the form. Each container ID follows from its namespace.
          </p>
        </div>
        <SeriesPlaces list={list} chosen={chosen} onChange={setChosen} />
        {operation === "ADD" && (
          <div className="flex flex-col gap-1">
            <div className="flex items-center gap-2">
              <label htmlFor={`${ids}-new`}>New namespaces</label>
              <TextInput
                id={`${ids}-new`}
                inputMode="numeric"
                className="w-16 text-right tabular-nums"
                value={typed}
                invalid={isWrong}
                aria-describedby={`${ids}-new-problem`}
                onFocus={(event) => event.target.select()}
                onChange={(event) => setTyped(event.target.value)}
              />
              <span className="min-w-0 truncate font-mono text-muted text-sm">{madeWords(made)}</span>
            </div>
            <FieldProblem
              id={`${ids}-new-problem`}
              text={isWrong ? `Give a number from 0 to ${mostNew}.` : null}
            />
          </div>
        )}
        {gate !== null && <Note kind="info">{gate}</Note>}
        {onHost && (
          <Note kind="host">
            These programs will run with full rights and change the network of this machine, not of the lab.
          </Note>
        )}
      </div>
      <footer className="flex min-h-12 shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-2">
        <span aria-live="polite" className="mr-auto text-muted text-sm">
          {problem ?? "One after the other; each is a run of the history."}
        </span>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button
          variant={onHost ? "host" : "primary"}
          disabled={problem !== null || isWrong || places.length === 0}
          onClick={() => start(places)}
        >
          {operation} in {count}
          {onHost && " of this host"}
        </Button>
      </footer>
    </div>
  );
}

function madeWords(names: readonly string[]): string {
  if (names.length <= 3) return names.join(", ");
  return `${names[0]}, ${names[1]}, … ${names.at(-1)}`;
}
