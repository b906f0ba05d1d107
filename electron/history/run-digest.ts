import { createHash, type Hash } from "node:crypto";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";

/** What of a run does not change once it has ended; what people write to it later is left out. */
const parts = [
  "SELECT id, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline FROM runs WHERE id = ?",
  "SELECT network_file, network_bytes, args, capability_args, plugin_path, cni_version, plugin_types, options, skip_reason, error, result FROM run_details WHERE run_id = ?",
  "SELECT step_index, plugin_index, command, plugin_type, state, path, exit_code, signal, offset_ms, duration_ms, error FROM steps WHERE run_id = ? ORDER BY step_index",
  "SELECT step_index, searched, env, injected, stdin, stdout, stderr, delegated, packed FROM step_data WHERE run_id = ? ORDER BY step_index",
  "SELECT changes FROM run_changes WHERE run_id = ?",
] as const;

/** In bytes: damage is no attacker, and there is one for each run. */
const length = 16;

/** Makes a function that sums up what the tables hold of a run, so that a byte that changes later is noticed. */
export function createRunDigest(database: DatabaseSync): (id: number) => Uint8Array {
  const statements = parts.map((sql) => database.prepare(sql));
  return (id) => {
    const hash = createHash("sha256");
    for (const statement of statements) {
      for (const row of statement.all(id)) for (const value of Object.values(row)) addValue(hash, value);
      hash.update("|");
    }
    return hash.digest().subarray(0, length);
  };
}

/** With its type and length, so that no two rows look the same. */
function addValue(hash: Hash, value: SQLOutputValue): void {
  if (value === null) hash.update("-");
  else if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value);
  else if (typeof value === "string") hash.update(`s${Buffer.byteLength(value)}:`).update(value);
  else hash.update(`n${value};`);
}
