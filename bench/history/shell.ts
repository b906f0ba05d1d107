import { execFileSync } from "node:child_process";
import { median } from "../median.ts";

/** The plainest statements for the same, as somebody would write them. */
export const lines =
  "SELECT id, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline FROM runs";
export const newest = "ORDER BY started_at DESC, id DESC LIMIT 200;";

/** Makes a function that gives the milliseconds of the sqlite3 shell for a statement, by its own timer. */
export function createShell(file: string): (sql: string) => number {
  return (sql) => {
    const input = `${sql}\n.timer on\n${`${sql}\n`.repeat(3)}`;
    const output = execFileSync("sqlite3", [file], { input, maxBuffer: 2 ** 28 }).toString();
    const times = output.matchAll(/Run Time: real (\d+\.\d+)/g);
    return median([...times].map(([, seconds]) => Number(seconds) * 1000));
  };
}
