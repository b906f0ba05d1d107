import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { unpack } from "../packing.ts";
import { createRunDigest } from "../run-digest.ts";
import { inTransaction } from "../transaction.ts";
import { searchTextOf } from "./search-text.ts";

/** Not parsed by zod, which takes longer to load than the command line takes for everything else. */
type Row = Readonly<Record<string, SQLOutputValue>>;

const facts = [
  "operation",
  "outcome",
  "target_id",
  "network_name",
  "netns",
  "if_name",
  "plugin_types",
] as const;

const stepTexts = ["plugin_type", "path", "error", "env", "stdin", "stdout", "stderr", "delegated"] as const;

/**
 * Makes a function that brings the search and the run's digest up to date with what the tables say of it, inside the
 * caller's transaction. It reads the run back, so that whoever wrote it need not know what is searched.
 */
export function createRunIndexer(database: DatabaseSync): (id: number) => void {
  const readRun =
    database.prepare(`SELECT runs.*, run_details.*, name, note, coalesce(tags, '[]') AS tags, coalesce(pinned, 0) AS pinned
     FROM runs JOIN run_details ON run_details.run_id = id LEFT JOIN run_labels ON run_labels.run_id = id WHERE id = ?`);
  const readSteps = database.prepare(
    `SELECT ${stepTexts.join()}, packed FROM steps JOIN step_data USING (run_id, step_index) WHERE run_id = ?`,
  );
  const findCell = createCellFinder(database);
  const setCell = database.prepare("UPDATE runs SET cell = ? WHERE id = ?");
  const digestOf = createRunDigest(database);
  const setDigest = database.prepare("UPDATE run_details SET digest = ? WHERE run_id = ?");
  const writeText = database.prepare(
    "INSERT OR REPLACE INTO run_search (rowid, container, addresses, text) VALUES (?, ?, ?, ?)",
  );
  return (id) => {
    const run = readRun.get(id);
    if (run === undefined) return;
    const steps = readSteps.all(id).map(unpack);
    const text = searchTextOf(
      textsOf(run, ["network_bytes", "network_file", "plugin_path", "plugin_types"]),
      [
        ...textsOf(run, ["network_name", "target_id", "operation", "headline", "args", "capability_args"]),
        ...textsOf(run, ["error", "skip_reason", "result"]),
        ...steps.flatMap((step) => textsOf(step, stepTexts)),
      ],
      [...textsOf(run, ["netns", "if_name"]), ...labelTextsOf(run)],
      textOf(run.container_id),
    );
    setCell.run(findCell({ ...run, codes: JSON.stringify(codesOf(run.error)) }, text.shared), id);
    writeText.run(id, textOf(run.container_id), text.addresses, text.own);
    if (run.outcome !== "running") setDigest.run(digestOf(id), id);
  };
}

/** Indexes whatever is not: runs from before there was a search, and those of an older program that is still at work. */
export function indexMissing(database: DatabaseSync): void {
  const missing = database.prepare("SELECT id FROM runs WHERE cell IS NULL");
  if (missing.get() === undefined) return;
  const indexAll = () => {
    const index = createRunIndexer(database);
    for (const { id } of missing.all()) index(Number(id));
  };
  if (database.isTransaction) indexAll();
  else inTransaction(database, indexAll);
}

/** The cell of runs like this one, which is made if there is none. */
function createCellFinder(database: DatabaseSync): (run: Row, shared: string) => number {
  const findWords = database.prepare("SELECT id FROM words WHERE text = ?");
  const addWords = database.prepare("INSERT INTO words (text) VALUES (?)");
  const searchWords = database.prepare("INSERT INTO words_search (rowid, text) VALUES (?, ?)");
  const columns = [...facts, "codes", "words_id", "tags", "pinned"];
  const find = database.prepare(
    `SELECT id FROM cells WHERE ${columns.map((column) => `${column} = ?`).join(" AND ")} AND removal = 0`,
  );
  const add = database.prepare(
    `INSERT INTO cells (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const wordsOf = (text: string): number => {
    const known = findWords.get(text);
    if (known !== undefined) return Number(known.id);
    const id = Number(addWords.run(text).lastInsertRowid);
    searchWords.run(id, text);
    return id;
  };
  return (run, shared) => {
    const values = [
      ...facts.map((column) => textOf(run[column])),
      ...[textOf(run.codes), wordsOf(shared), textOf(run.tags), Number(run.pinned)],
    ];
    const known = find.get(...values);
    return Number(known === undefined ? add.run(...values).lastInsertRowid : known.id);
  };
}

function textsOf(row: Row, columns: readonly string[]): readonly string[] {
  return columns.map((column) => textOf(row[column])).filter((text) => text !== "");
}

function labelTextsOf(run: Row): readonly string[] {
  const [tags = "[]", ...texts] = [textOf(run.tags), ...textsOf(run, ["name", "note"])];
  const words: readonly string[] = JSON.parse(tags);
  return [...texts, ...words];
}

/** Bytes that are no UTF-8 are searched as far as they are. */
function textOf(value: SQLOutputValue | undefined): string {
  if (value === null || value === undefined) return "";
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
}

/** The run's error codes, ours and CNI's, as the facet has them. */
function codesOf(error: SQLOutputValue | undefined): readonly string[] {
  if (typeof error !== "string") return [];
  const { code, cni }: { readonly code: string; readonly cni: { readonly code: number } | null } =
    JSON.parse(error);
  return cni === null ? [code] : [code, String(cni.code)];
}
