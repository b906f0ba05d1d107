/** A duration in ms for people: `18.2 ms`, `312 ms`, `2.41 s`, `1 min 05 s`; a dash where there is none. */
export function formatDuration(durationMs: number | null): string {
  if (durationMs === null) return "—";
  if (durationMs < 100) return `${durationMs.toFixed(1)} ms`;
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(2)} s`;
  const seconds = Math.floor(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
