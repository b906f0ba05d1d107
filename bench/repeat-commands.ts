/**
 * Runs inside the lab and times programs there without anything of ours between: reads a plan from stdin,
 * runs its commands one after the other, `times` times over, and prints the milliseconds of each round.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { z } from "zod";

const plan = z
  .object({
    times: z.int().positive(),
    commands: z.array(
      z.object({
        argv: z.tuple([z.string()], z.string()),
        env: z.record(z.string(), z.string()),
        stdin: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(0, "utf8")));

const rounds: number[] = [];
for (let round = 0; round < plan.times; round++) {
  const start = performance.now();
  for (const { argv, env, stdin } of plan.commands) {
    const [file, ...args] = argv;
    const ended = spawnSync(file, args, { env, input: stdin });
    if (ended.status !== 0)
      throw new Error(`${argv.join(" ")} failed: ${String(ended.stdout)}${String(ended.stderr)}`);
  }
  rounds.push(performance.now() - start);
}
process.stdout.write(JSON.stringify(rounds));
