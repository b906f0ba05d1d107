import type { RunsStore } from "../../../history/runs-store.ts";
import type { Given } from "../command-line.ts";
import { columns, printJson } from "../output.ts";

/** Prints what the history takes. */
export async function usageCommand(store: RunsStore, given: Given): Promise<null> {
  const usage = store.usage();
  const outputBytes = await store.outputBytes(new AbortController().signal);
  if (given.has("json")) {
    printJson({ ...usage, outputBytes });
    return null;
  }
  const { runs, bytes, freeBytes, oldestAt } = usage;
  const rows = [
    ["runs", String(runs)],
    ["oldest", oldestAt === null ? "" : new Date(oldestAt).toLocaleString("sv-SE")],
    ["on the disk", `${bytes} bytes`],
    ["of it outputs", `${outputBytes} bytes`],
    ["of it free", `${freeBytes} bytes`],
  ];
  process.stdout.write(columns(rows.filter(([, value]) => value !== "")));
  return null;
}
