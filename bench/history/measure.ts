import { median } from "../median.ts";

/** What something took, in milliseconds. */
export interface Measured {
  readonly ms: number;
  /** What the processor worked for it, which other programs on a busy machine make longer, too, but far less. */
  readonly cpuMs: number;
}

const usualTurns = 25;
/** What takes longer than this is done less often, in milliseconds. */
const longMs = 50;
const fewTurns = 7;
/** Turns until the program is compiled that does it, as it is where somebody has worked for some seconds. */
const warmUp = 40;

/**
 * The median of some turns after some that do not count, and the work of all of them by their number, since the
 * processor's clock is a coarse one.
 */
export async function measured(work: () => unknown, turns?: number): Promise<Measured> {
  // The very first one may have to read what all others find in the memory.
  await work();
  const isLong = turns !== undefined || (await timed(work)) > longMs;
  for (let turn = 0; !isLong && turn < warmUp; turn += 1) await work();
  const counted = turns ?? (isLong ? fewTurns : usualTurns);
  const all: number[] = [];
  const before = process.threadCpuUsage();
  for (let turn = 0; turn < counted; turn += 1) all.push(await timed(work));
  const { user, system } = process.threadCpuUsage(before);
  return { ms: median(all), cpuMs: (user + system) / 1000 / counted };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const ms = (value: number) =>
  `${value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 })} ms`;
const line = (cells: readonly string[]) => console.log(`| ${cells.join(" | ")} |`);

/** Tables as `bench/README.md` has them. */
export function beginTable(...headings: readonly string[]): void {
  console.log();
  line(headings);
  line(headings.map(() => "---"));
}

/** @param beside what the sqlite3 shell took for the same; `null` where there is no such statement */
export function report(name: string, took: Measured, beside: number | null = null, aim = ""): void {
  line([name, ms(took.ms), ms(took.cpuMs), beside === null ? "" : ms(beside), aim]);
}

export function reportAs(name: string, ...values: readonly string[]): void {
  line([name, ...values]);
}

export const megabytes = (bytes: number): string =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
export const milliseconds = ms;
