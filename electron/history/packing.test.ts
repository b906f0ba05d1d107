import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseQuery } from "../../shared/history/parse-query.ts";
import { pack, unpack } from "./packing.ts";
import { openRunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "packing-"));
  file = join(directory, "history.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** As the database gives it. */
function asRow(values: Readonly<Record<string, Uint8Array | string | number | null>>) {
  const entries = Object.entries(values).map(([column, value]): [string, SQLOutputValue] => [
    column,
    value instanceof Uint8Array ? Uint8Array.from(value) : value,
  ]);
  return Object.fromEntries(entries);
}

test("whatever is packed comes out as it was, and is never longer", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc
      .tuple(fc.uint8Array({ maxLength: 9 }), fc.nat(900))
      .map(([part, times]) => Buffer.concat(Array(times).fill(part))),
  );
  fc.assert(
    fc.property(
      bytes,
      bytes,
      fc.string({ maxLength: 1500, unit: "grapheme" }),
      (stdin, stdout, delegated) => {
        const before = {
          stdin: Uint8Array.from(stdin),
          stdout: Uint8Array.from(stdout),
          stderr: null,
          delegated,
        };
        const packed = pack(before);
        const after = unpack(asRow(packed));
        expect(Buffer.compare(Buffer.from(after.stdin as Uint8Array), before.stdin)).toBe(0);
        expect(Buffer.compare(Buffer.from(after.stdout as Uint8Array), before.stdout)).toBe(0);
        expect(after).toMatchObject({ stderr: null, delegated });
        expect(packed.stdin?.length).toBeLessThanOrEqual(stdin.length);
      },
    ),
  );
});

test("a run with large outputs takes little, is read back to the byte, and is found by what is in them", async () => {
  const long = (what: string) =>
    ({ encoding: "utf8", text: `${"the same line\n".repeat(5000)}${what} 1\n` }) as const;
  const store = openRunsStore(file);
  const run = store.begin(sampleRun);
  const step = { ...sampleStep, stdout: long("in stdout"), stderr: long("in stderr") };
  store.saveStep(run.id, step);
  store.finish({ ...run, outcome: "succeeded", durationMs: 1 });
  expect(store.get(run.id)?.steps).toEqual([step]);
  const { query } = parseQuery('"in stdout 1" "in stderr 1"');
  expect((await store.page(query, { limit: 9 })).runs.map(({ id }) => id)).toEqual([run.id]);
  store.close();
  const raw = new DatabaseSync(file);
  const { size } = raw.prepare("SELECT length(stdout) + length(stderr) AS size FROM step_data").get() ?? {};
  expect(size).toBeLessThan(1000);
  raw.close();
});
