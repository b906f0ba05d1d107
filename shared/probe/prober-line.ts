/** What the prober says of a connection: `connected`, `timeout`, or the errno name that `connect` failed with. */
export interface ProberLine {
  readonly result: string;
  readonly ms: number;
}

/** Reads the one line of JSON that the prober prints; `null` for anything else. */
export function readProberLine(stdout: string): ProberLine | null {
  try {
    const line: unknown = JSON.parse(stdout);
    if (typeof line !== "object" || line === null) return null;
    if (!("result" in line && "ms" in line)) return null;
    const { result, ms } = line;
    return typeof result === "string" && typeof ms === "number" ? { result, ms } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
