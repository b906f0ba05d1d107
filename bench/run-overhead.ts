/**
 * ADD and DEL through the engine, beside the bare plugin with the same environment and stdin, and beside the
 * reference (libcni as Debian packages it). All three run in the same lab, in turns, so that whatever else the
 * machine does meets all of them. Prints medians and ratios.
 *
 *     npm run bench:run-overhead
 */
import { join } from "node:path";
import type { ChainEvent } from "../electron/libcni/chain/chain-event.ts";
import { loadNetworkConfList } from "../electron/libcni/conf/load-conf-list.ts";
import { type BenchLab, type Command, openBenchLab } from "./bench-lab.ts";
import { benchNetns, demandSuccess, runtimeConfOf } from "./bench-run.ts";
import { median } from "./median.ts";
import { networks } from "./networks.ts";
import { buildReference } from "./reference/build-reference.ts";

const pairs = 40;
const pairsInTurn = 5;

const reference = buildReference(join(import.meta.dirname, "../.cache/reference"));
if ("missing" in reference) console.log(`No reference beside the engine: ${reference.missing}.`);

const lab = await openBenchLab(Object.values(networks));
try {
  await lab.target.namespaces.create("bench");
  for (const [title, { name }] of Object.entries(networks)) await measure(lab, title, name);
} finally {
  await lab.close();
}

async function measure(
  { target, cni, configDirectory, ...bench }: BenchLab,
  title: string,
  network: string,
): Promise<void> {
  const list = await loadNetworkConfList(target.files, configDirectory, network);
  const conf = runtimeConfOf(benchNetns);
  const enginePair = async (onEvent?: (event: ChainEvent) => void) => {
    const options = onEvent ? { onEvent } : {};
    demandSuccess(await cni.addNetworkList(list, conf, options));
    demandSuccess(await cni.delNetworkList(list, conf, options));
  };
  const bare = await recordCommands(enginePair);
  const referencePair =
    "file" in reference
      ? ["add", "del"].map((verb) => bench.reference(reference.file, verb, network, benchNetns))
      : null;

  const engineTimes: number[] = [];
  const bareTimes: number[] = [];
  const referenceTimes: number[] = [];
  for (let turn = 0; turn < pairs / pairsInTurn; turn++) {
    for (let pair = 0; pair < pairsInTurn; pair++) {
      const start = performance.now();
      await enginePair();
      engineTimes.push(performance.now() - start);
    }
    bareTimes.push(...(await bench.repeat(bare, pairsInTurn)));
    if (referencePair) referenceTimes.push(...(await bench.repeat(referencePair, pairsInTurn)));
  }
  report(title, engineTimes, bareTimes, referenceTimes);
}

/** The plugin calls of one pair, as the engine made them. */
async function recordCommands(
  run: (onEvent: (event: ChainEvent) => void) => Promise<void>,
): Promise<Command[]> {
  const commands: Command[] = [];
  let path = "";
  await run((event) => {
    if (event.type === "stepFound") path = event.path ?? "";
    if (event.type !== "stepInput") return;
    const env = Object.fromEntries(event.env.map(({ name, value }) => [name, value]));
    commands.push({ argv: [path], env, stdin: new TextDecoder().decode(event.stdin) });
  });
  return commands;
}

function report(
  title: string,
  engine: readonly number[],
  bare: readonly number[],
  beside: readonly number[],
): void {
  const line = (name: string, times: readonly number[]) =>
    `  ${name.padEnd(16)}${median(times).toFixed(1).padStart(7)} ms  ratio ${(median(engine) / median(times)).toFixed(2)}`;
  console.log(`${title}: ADD + DEL, median of ${engine.length} pairs`);
  console.log(`  ${"engine".padEnd(16)}${median(engine).toFixed(1).padStart(7)} ms`);
  console.log(line("bare plugin", bare));
  if (beside.length > 0) console.log(line("reference", beside));
}
