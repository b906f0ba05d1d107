import type { RunsStore } from "../../electron/history/runs-store.ts";
import { parseQuery } from "../../shared/history/parse-query.ts";
import type { RunPlace } from "../../shared/history/run-order.ts";
import { measured, report } from "./measure.ts";
import { lines, newest } from "./shell.ts";

/** A long history that is asked, and the shell for the same. */
export interface Asked {
  readonly store: RunsStore;
  readonly shellMs: (sql: string) => number;
  readonly runs: number;
}

const pageSize = 200;
const queryOf = (words: string) => {
  const { query, problems } = parseQuery(words);
  if (problems.length > 0) throw new Error(words);
  return query;
};

const facetPages = [
  ["op:add", "operation = 'ADD'"],
  ["outcome:failed", "outcome = 'failed'"],
  ["net:net-7", "network_name = 'net-7'"],
  ["ns:pod-77", "netns = '/run/netns/pod-77'"],
  ["target:host", "target_id = 'host'"],
  ["op:add outcome:failed net:net-7", "operation = 'ADD' AND outcome = 'failed' AND network_name = 'net-7'"],
] as const;
const [three, threeSql] = facetPages.at(-1) ?? ["", ""];
const searches = [
  "ip:10.7.7.7",
  "c0ff",
  '"already exists"',
  "bridge",
  "nowhere-to-be-found",
  "10.7.7 op:add outcome:failed",
];

/** Pages of the list, by what they are restricted to. */
export async function measurePages({ store, shellMs, runs }: Asked): Promise<void> {
  const page = (words: string, after?: RunPlace) => () =>
    store.page(queryOf(words), { after, limit: pageSize });
  const middleTime = 1_700_000_000_000 + Math.floor(runs / 2) * 60_000;
  const middle: RunPlace = { value: middleTime, startedAt: middleTime, id: Math.floor(runs / 2) + 1 };
  report("first page", await measured(page("")), shellMs(`${lines} ${newest}`), "5 ms");
  report(
    "page in the middle",
    await measured(page("", middle)),
    shellMs(`${lines} WHERE started_at < ${middleTime} ${newest}`),
    "5 ms",
  );
  const half = Math.floor(runs / 2);
  const numbered = (words: string, skip: number) => () =>
    store.page(queryOf(words), { skip, limit: pageSize });
  report(
    "page by its number, the middle",
    await measured(numbered("", half)),
    shellMs(`${lines} ${newest} OFFSET ${half}`),
    "100 ms",
  );
  for (const [words, sql] of facetPages) {
    const beside = shellMs(`${lines} WHERE ${sql} ${newest}`);
    report(`page of \`${words}\``, await measured(page(words)), beside, "5 ms");
  }
}

/** Counts of all facets, of everything and of three facets together. */
export async function measureFacets({ store, shellMs }: Asked): Promise<void> {
  const facets = (words: string) => () => store.facets(queryOf(words), 50);
  const grouped = (where: string) =>
    ["operation", "outcome", "network_name", "netns", "target_id"]
      .map((column) => `SELECT ${column}, count(*) FROM runs ${where} GROUP BY 1;`)
      .reduce((sum, sql) => sum + shellMs(sql), 0);
  report("all facets of everything", await measured(facets("")), grouped(""), "100 ms");
  const ofThree = grouped(`WHERE ${threeSql}`);
  report(`all facets of \`${three}\``, await measured(facets(three)), ofThree, "100 ms");
}

/** Searches for text: the first page, and the facets of all that is found. */
export async function measureSearches({ store, shellMs }: Asked): Promise<void> {
  for (const words of searches) {
    const query = queryOf(words);
    const like = words.replaceAll('"', "").replace("ip:", "").split(" op:")[0] ?? "";
    const sql = `${lines} WHERE container_id LIKE '%${like}%' OR headline LIKE '%${like}%' ${newest}`;
    const page = () => store.page(query, { limit: pageSize });
    report(`page of \`${words}\``, await measured(page), shellMs(sql), "50 ms");
    report(`all facets of \`${words}\``, await measured(() => store.facets(query, 50)), null, "100 ms");
  }
}

/** What was answered is kept, so that each time it begins at another second before the first run. */
let second = 10;
const restricted = (words: string) => {
  second = second === 59 ? 10 : second + 1;
  return queryOf(`${words} since:2023-11-01T00:00:${second}`);
};

export async function measureTimeline({ store, shellMs }: Asked): Promise<void> {
  const timeline = (words: string) => () => store.timeline(restricted(words), 100);
  const byDay = (where: string) =>
    shellMs(`SELECT started_at / 86400000, count(*), sum(outcome = 'failed') FROM runs ${where} GROUP BY 1;`);
  for (const [words, where] of [
    ["", ""],
    ["op:add", "WHERE operation = 'ADD'"],
    [three, `WHERE ${threeSql}`],
    ["c0ff", "WHERE container_id LIKE '%c0ff%'"],
  ] as const) {
    const name = words === "" ? "everything" : `\`${words}\``;
    report(`timeline of ${name}`, await measured(timeline(words)), byDay(where), "100 ms");
  }
}

export async function measureStatistics({ store, shellMs }: Asked): Promise<void> {
  const statistics = (words: string) => async () => {
    for await (const event of store.statistics(restricted(words))) if (event.type === "statistics") return;
  };
  const beside = shellMs(
    "SELECT network_name, count(*), sum(outcome = 'failed'), avg(duration_ms) FROM runs GROUP BY 1; SELECT plugin_type, count(*), sum(state = 'failed'), avg(duration_ms) FROM steps GROUP BY 1;",
  );
  report("statistics of everything", await measured(statistics(""), 3), beside);
  report(`statistics of \`${three}\``, await measured(statistics(three), 3));
}
