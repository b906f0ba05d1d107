/**
 * Lets a million broken configurations, plugins' outputs and cache entries into the engine, or as many as are asked
 * for, and prints how fast it is with them. Ends with the first one of which anything comes but a value or an error
 * of the engine's own.
 *
 *     npm run bench:fuzz [-- TIMES [SEED]]
 */
import { letIn } from "../electron/libcni/testing/let-in.ts";
import { Random } from "../electron/libcni/testing/random.ts";
import { waysIn } from "../electron/libcni/testing/ways-in.ts";

const times = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 32);
const timesEach = Math.ceil(times / waysIn.length);

console.log(`Seed ${seed}`);
const start = performance.now();
for (const [at, wayIn] of waysIn.entries()) {
  const random = new Random(seed + at);
  const seen = { taken: 0, refused: 0 };
  const began = performance.now();
  let slowest = 0;
  for (let time = 0; time < timesEach; time++) {
    const before = performance.now();
    seen[await letIn(wayIn, random)]++;
    slowest = Math.max(slowest, performance.now() - before);
  }
  const rate = timesEach / ((performance.now() - began) / 1000);
  console.log(
    `${wayIn.name.padEnd(28)}${seen.taken} taken, ${seen.refused} refused; ${rate.toFixed(0)} a second, the slowest in ${slowest.toFixed(0)} ms`,
  );
}
const seconds = (performance.now() - start) / 1000;
const all = timesEach * waysIn.length;
console.log(`${all} in ${seconds.toFixed(0)} s: ${(all / seconds).toFixed(0)} a second, none harmed.`);
