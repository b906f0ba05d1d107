import { type ReactNode, useEffect, useState } from "react";
import {
  keepsEverything,
  type RetentionForecast,
  type RetentionRules,
} from "../../../shared/history/retention.ts";
import { runsWords } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { formatBytes } from "../../model/format-bytes.ts";
import { formatDay } from "../../model/format-time.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

const limits = [
  { key: "days", label: "Runs older than", unit: "days" },
  { key: "runs", label: "More runs than", unit: "runs" },
  { key: "megabytes", label: "More on the disk than", unit: "MB" },
] as const;

type Draft = Readonly<Record<(typeof limits)[number]["key"], string>>;

const draftOf = (rules: RetentionRules): Draft => ({
  days: String(rules.days ?? ""),
  runs: String(rules.runs ?? ""),
  megabytes: String(rules.megabytes ?? ""),
});

/** What the history takes, and what goes of it by itself. */
export function HistoryKeeping(): ReactNode {
  const { usage } = useStores();
  const total = useTotal();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of runs is what it is read again for
  useEffect(() => void usage.getState().loadAll(), [usage, total]);
  return (
    <>
      <Usage />
      <Retention />
    </>
  );
}

/** All runs, which changes with whatever is deleted. */
function useTotal(): number {
  return useFrom(
    ({ history }) => history,
    (state) => state.total,
  );
}

function Usage(): ReactNode {
  const { usage: now, outputBytes } = useFrom(
    ({ usage }) => usage,
    (state) => state,
  );
  if (now === null) return null;
  const outputs = outputBytes === null ? "adding up…" : formatBytes(outputBytes);
  return (
    <>
      <p className="tabular-nums">
        {formatBytes(now.bytes)} on the disk, of which {outputs} are what plugins read and wrote
        {now.freeBytes > 0 && `, and ${formatBytes(now.freeBytes)} free for new runs`}.
        {now.oldestAt !== null && (
          <>
            {" "}
            The oldest run is of <time className="whitespace-nowrap">{formatDay(now.oldestAt)}</time>.
          </>
        )}
      </p>
      {!now.shrinks && <Compaction />}
    </>
  );
}

/** A history from before has to be written anew once. */
function Compaction(): ReactNode {
  const { usage } = useStores();
  const { need, compacting } = useFrom(
    (stores) => stores.usage,
    (state) => state,
  );
  if (need === null) return null;
  return (
    <div className="flex items-center gap-3">
      <p className="flex-1 text-muted text-sm">
        An older version began this history, so the disk does not get back what is deleted. Compacting writes
        it anew, once: it needs {formatBytes(need.needed)} of free space meanwhile, of which there are{" "}
        {formatBytes(need.available)}. A run that is started meanwhile goes first, and compacting is given up.
      </p>
      <Button disabled={compacting} onClick={() => void usage.getState().compact()}>
        {compacting ? "Compacting…" : "Compact history"}
      </Button>
    </div>
  );
}

function Retention(): ReactNode {
  const { settings } = useStores();
  const rules = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.retention,
  );
  const [draft, setDraft] = useState<Draft>(() => draftOf(rules));
  const wanted = readDraft(draft);
  const isChanged = wanted !== null && JSON.stringify(wanted) !== JSON.stringify(rules);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1.5">Delete by itself, the oldest first, but never pinned runs:</legend>
      {limits.map(({ key, label, unit }) => (
        <div key={key} className="flex min-h-7 items-center gap-3">
          <span className="w-40 shrink-0 text-muted">{label}</span>
          <TextInput
            aria-label={`${label}, in ${unit}`}
            inputMode="numeric"
            placeholder="off"
            invalid={readLimit(draft[key]) === undefined}
            value={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            className="w-24 text-right tabular-nums"
          />
          <span className="text-muted">{unit}</span>
        </div>
      ))}
      <Forecast rules={wanted} isChanged={isChanged} />
      {isChanged && (
        <div className="flex gap-2">
          <Button
            variant={keepsEverything(wanted) ? "primary" : "danger"}
            onClick={() => void settings.getState().change({ retention: wanted })}
          >
            {keepsEverything(wanted) ? "Keep everything" : "Delete by these rules"}
          </Button>
          <Button onClick={() => setDraft(draftOf(rules))}>Cancel</Button>
        </div>
      )}
    </fieldset>
  );
}

/** What would go, before anything does. */
function Forecast(props: { readonly rules: RetentionRules | null; readonly isChanged: boolean }): ReactNode {
  const { usage } = useStores();
  const [forecast, setForecast] = useState<RetentionForecast | null>(null);
  const json = JSON.stringify(props.rules);
  const total = useTotal();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of runs is what it is asked again for
  useEffect(() => {
    const rules: RetentionRules | null = JSON.parse(json);
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      if (rules === null) return setForecast(null);
      try {
        const next = await usage.getState().forecast(rules, stop.signal);
        if (!stop.signal.aborted) setForecast(next);
      } catch {
        // Another one was asked for, or the history cannot be read, which the view of it says.
        if (!stop.signal.aborted) setForecast(null);
      }
    };
    void ask();
    return () => stop.abort();
  }, [json, usage, total]);
  return (
    <p role="status" className="min-h-5 text-muted text-sm tabular-nums">
      {words(props.rules, forecast, props.isChanged)}
    </p>
  );
}

function words(rules: RetentionRules | null, forecast: RetentionForecast | null, isChanged: boolean): string {
  if (rules === null) return "A whole number of at least 1, or nothing.";
  if (keepsEverything(rules)) return "Every run stays until somebody deletes it.";
  if (forecast === null) return "Counting…";
  const { runs, isEstimate, before } = forecast;
  if (runs === 0 || before === null) return isChanged ? "Would delete nothing now." : "Nothing is due now.";
  const date = formatDay(before);
  return `${isChanged ? "Would delete" : "Deletes"} ${isEstimate ? "about " : ""}${runsWords(runs)} from before ${date}. That cannot be undone.`;
}

function readDraft(draft: Draft): RetentionRules | null {
  const [days, runs, megabytes] = [readLimit(draft.days), readLimit(draft.runs), readLimit(draft.megabytes)];
  if (days === undefined || runs === undefined || megabytes === undefined) return null;
  return { days, runs, megabytes };
}

/** `null` for no limit, `undefined` for what is none. */
function readLimit(text: string): number | null | undefined {
  const digits = text.trim().replaceAll(",", "");
  if (digits === "") return null;
  return /^[1-9]\d*$/.test(digits) && digits.length <= 9 ? Number(digits) : undefined;
}
