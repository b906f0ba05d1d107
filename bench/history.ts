/**
 * How long a long history takes to answer, beside the plainest statement for the same in the sqlite3 shell. Fills
 * 100,000 runs, or as many as are given, with a fixed seed. In a directory that is given they are kept, and not filled
 * again.
 *
 *     npm run bench:history [-- RUNS [DIRECTORY]]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../electron/history/database.ts";
import { createRunWriter } from "../electron/history/run-writer.ts";
import { openRunsStore } from "../electron/history/runs-store.ts";
import { parseQuery } from "../shared/history/parse-query.ts";
import type { RunPlace } from "../shared/history/run-order.ts";
import { makeRun, seeded } from "./history-runs.ts";
import { median } from "./median.ts";
import { withoutTransactions } from "./one-transaction.ts";

const runs = Number(process.argv[2] ?? 100_000);
const turns = 7;
/** Runs of one transaction while filling; what a commit takes is measured apart. */
const batch = 2000;
const kept = process.argv[3];
const directory = kept ?? mkdtempSync(join(tmpdir(), "bench-history-"));
const file = join(directory, "history.db");
/** Filling is another process's work, so that what the answers take of memory is seen. */
const isFilling = process.argv[4] === "fill";

function fill(): void {
  const { database } = openDatabase(file);
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
  const writer = createRunWriter(withoutTransactions(database), "NORMAL");
  const random = seeded(1);
  for (let n = 0; n < runs; n += 1) {
    if (n % batch === 0) database.exec(n === 0 ? "BEGIN" : "COMMIT; BEGIN");
    write(writer, n, random);
  }
  database.exec("COMMIT");
  database.close();
}

function write(
  writer: Pick<ReturnType<typeof createRunWriter>, "begin" | "saveStep" | "finish">,
  n: number,
  random: () => number,
): void {
  const { begun, ended } = makeRun(n, random);
  const run = writer.begin(begun, "bench");
  for (const step of ended.steps) writer.saveStep(run.id, step);
  writer.finish({ ...run, ...ended });
}

/** Milliseconds of the sqlite3 shell for a statement, by its own timer. */
function shellMs(sql: string): number {
  const input = `${sql}\n.timer on\n${`${sql}\n`.repeat(3)}`;
  const output = execFileSync("sqlite3", [file], { input, maxBuffer: 2 ** 28 }).toString();
  return median(
    [...output.matchAll(/Run Time: real (\d+\.\d+)/g)].map(([, seconds]) => Number(seconds) * 1000),
  );
}

interface Measured {
  readonly ms: number;
  /** What the processor worked for it, which other programs on a busy machine do not make longer. */
  readonly cpuMs: number;
}

async function measured(work: () => unknown, turnsOfIt = turns): Promise<Measured> {
  const all: Measured[] = [];
  for (let turn = 0; turn < turnsOfIt; turn += 1) {
    const before = process.threadCpuUsage();
    const began = performance.now();
    await work();
    const ms = performance.now() - began;
    const { user, system } = process.threadCpuUsage(before);
    all.push({ ms, cpuMs: (user + system) / 1000 });
  }
  return { ms: median(all.map(({ ms }) => ms)), cpuMs: median(all.map(({ cpuMs }) => cpuMs)) };
}

const report = (name: string, { ms, cpuMs }: Measured, beside: number | null, aim: string) =>
  console.log(
    [
      name.padEnd(58),
      `${ms.toFixed(1)} ms`.padStart(11),
      `${cpuMs.toFixed(1)} ms`.padStart(11),
      (beside === null ? "" : `${beside.toFixed(1)} ms`).padStart(11),
      aim.padStart(8),
    ].join(" "),
  );

if (isFilling) {
  fill();
  process.exit();
}
if (!existsSync(file)) {
  const beganFilling = performance.now();
  mkdirSync(directory, { recursive: true });
  execFileSync(process.execPath, [
    ...process.execArgv,
    import.meta.filename,
    String(runs),
    directory,
    "fill",
  ]);
  console.log(`filled in ${((performance.now() - beganFilling) / 1000).toFixed(0)} s`);
}
console.log(`${runs} runs; ours, of that the processor, sqlite3 shell, aim`);

report("open", await measured(() => openRunsStore(file).close()), null, "100 ms");
const store = openRunsStore(file);

const middleTime = 1_700_000_000_000 + Math.floor(runs / 2) * 60_000;
const middle: RunPlace = { value: middleTime, startedAt: middleTime, id: Math.floor(runs / 2) + 1 };
const page = (words: string, after?: RunPlace) => {
  const { query, problems } = parseQuery(words);
  if (problems.length > 0) throw new Error(words);
  return () => store.page(query, { after, limit: 200 });
};
const facets = (words: string) => () => store.facets(parseQuery(words).query, 50);
const lines =
  "SELECT id, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline FROM runs";
const newest = "ORDER BY started_at DESC, id DESC LIMIT 200;";

report("first page", await measured(page("")), shellMs(`${lines} ${newest}`), "5 ms");
report(
  "page in the middle",
  await measured(page("", middle)),
  shellMs(`${lines} WHERE started_at < ${middleTime} ${newest}`),
  "5 ms",
);
for (const [facet, column] of [
  ["op:add", "operation = 'ADD'"],
  ["outcome:failed", "outcome = 'failed'"],
  ["net:net-7", "network_name = 'net-7'"],
  ["ns:pod-77", "netns = '/run/netns/pod-77'"],
  ["target:host", "target_id = 'host'"],
] as const) {
  report(
    `page of ${facet}`,
    await measured(page(facet)),
    shellMs(`${lines} WHERE ${column} ${newest}`),
    "5 ms",
  );
}
const three = "op:add outcome:failed net:net-7";
const threeSql = "operation = 'ADD' AND outcome = 'failed' AND network_name = 'net-7'";
report(
  `page of ${three}`,
  await measured(page(three)),
  shellMs(`${lines} WHERE ${threeSql} ${newest}`),
  "5 ms",
);
const grouped = (where: string) =>
  ["operation", "outcome", "network_name", "netns", "target_id"]
    .map((column) => `SELECT ${column}, count(*) FROM runs ${where} GROUP BY 1;`)
    .reduce((sum, sql) => sum + shellMs(sql), 0);
report("all facets of everything", await measured(facets("")), grouped(""), "100 ms");
report(`all facets of ${three}`, await measured(facets(three)), grouped(`WHERE ${threeSql}`), "100 ms");
// What was answered is kept, so that each time it begins at another second before the first run.
let second = 10;
const timeline = (words: string) => () => {
  second += 1;
  return store.timeline(parseQuery(`${words} since:2023-11-01T00:00:${second}`).query, 100);
};
const byDay = (where: string) =>
  shellMs(`SELECT started_at / 86400000, count(*), sum(outcome = 'failed') FROM runs ${where} GROUP BY 1;`);
report("timeline of everything", await measured(timeline("")), byDay(""), "100 ms");
report(`timeline of ${three}`, await measured(timeline(three)), byDay(`WHERE ${threeSql}`), "100 ms");
const statistics = (words: string) => async () => {
  second += 1;
  const { query } = parseQuery(`${words} since:2023-11-01T00:00:${second}`);
  for await (const event of store.statistics(query)) if (event.type === "statistics") return;
};
report(
  "statistics of everything",
  await measured(statistics(""), 3),
  shellMs(
    "SELECT network_name, count(*), sum(outcome = 'failed'), avg(duration_ms) FROM runs GROUP BY 1; SELECT plugin_type, count(*), sum(state = 'failed'), avg(duration_ms) FROM steps GROUP BY 1;",
  ),
  "",
);
report(`statistics of ${three}`, await measured(statistics(three), 3), null, "");
report(
  "timeline of c0ff",
  await measured(timeline("c0ff")),
  byDay("WHERE container_id LIKE '%c0ff%'"),
  "100 ms",
);
for (const words of [
  "ip:10.7.7.7",
  "c0ff",
  '"already exists"',
  "bridge",
  "nowhere-to-be-found",
  "10.7.7 op:add outcome:failed",
]) {
  const like = words.replaceAll('"', "").replace("ip:", "").split(" op:")[0] ?? "";
  const sql = `${lines} WHERE container_id LIKE '%${like}%' OR headline LIKE '%${like}%' ${newest}`;
  report(`page of ${words}`, await measured(page(words)), shellMs(sql), "50 ms");
  report(`all facets of ${words}`, await measured(facets(words)), null, "");
}
report(
  "a run with two steps, written durably",
  await measured(() => write(store, runs, seeded(2))),
  null,
  "",
);
console.log(
  `on disk: ${(readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0) / 1e6).toFixed(0)} MB`,
);
console.log(`memory: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
store.close();
if (kept === undefined) rmSync(directory, { recursive: true });
