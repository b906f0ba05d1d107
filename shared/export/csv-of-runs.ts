import { parseResult } from "../cni/result.ts";
import type { RunRecord } from "../run/run-record.ts";
import { csvRow } from "./csv-row.ts";

/** A column, and what is in it; `headline` is what the list says of the run. */
const columns: readonly (readonly [
  name: string,
  value: (run: RunRecord, headline: string) => string | number | null,
])[] = [
  ["number", ({ id }) => id],
  ["time", ({ startedAt }) => new Date(startedAt).toISOString()],
  ["operation", ({ operation }) => operation],
  ["outcome", ({ outcome }) => outcome],
  ["target", ({ targetId }) => targetId],
  ["network", ({ network }) => network.name],
  ["plugins", ({ pluginTypes }) => pluginTypes.join(" ")],
  ["namespace", ({ runtimeConf }) => runtimeConf.netns],
  ["container_id", ({ runtimeConf }) => runtimeConf.containerId],
  ["interface", ({ runtimeConf }) => runtimeConf.ifName],
  ["addresses", addressesOf],
  ["duration_ms", ({ durationMs }) => durationMs],
  ["error", ({ error }) => error?.code ?? null],
  ["cni_error_code", ({ error }) => error?.cni?.code ?? null],
  ["headline", (_, headline) => headline],
  ["file", ({ network }) => network.file],
];

/** The names of the columns, as the first line. */
export const csvHead = csvRow(columns.map(([name]) => name));

/** A run as one line. */
export function csvOfRun(run: RunRecord, headline: string): string {
  return csvRow(columns.map(([, value]) => value(run, headline)));
}

function addressesOf({ result }: RunRecord): string {
  const view = result?.encoding === "utf8" ? parseResult(result.text) : null;
  return (view?.ips ?? []).map(({ address }) => address).join(" ");
}
