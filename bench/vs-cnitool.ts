/**
 * The engine, resident and over the helper of a lab, beside cnitool's own code, one process a call, in the same lab
 * and in turns: ADD + DEL, GC over many attachments, and reading a directory of many networks. Prints medians, and
 * ratios beside what is aimed at.
 *
 *     npm run bench:vs-cnitool
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { describeNetworkDirectory } from "../electron/libcni/conf/describe-directory.ts";
import { loadNetworkConfList } from "../electron/libcni/conf/load-conf-list.ts";
import { createLocalFiles } from "../electron/target/local-files.ts";
import { type BenchLab, openBenchLab } from "./bench-lab.ts";
import { benchNetns, demandSuccess, runtimeConfOf } from "./bench-run.ts";
import { median } from "./median.ts";
import { networks } from "./networks.ts";
import { buildReference } from "./reference/build-reference.ts";

const pairs = 40;
const pairsInTurn = 5;
/** A resident engine is not measured in its first calls. */
const pairsBefore = 20;
const attachments = Number(process.env.BENCH_ATTACHMENTS ?? 5000);
const gcTurns = Number(process.env.BENCH_GC_TURNS ?? 3);
const configurations = 1000;

const built = buildReference(join(import.meta.dirname, "../.cache/reference"));
if ("missing" in built) throw new Error(`There is nothing to measure against: ${built.missing}.`);
const reference = built.file;

console.log(`${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.versions.node}`);
const lab = await openBenchLab(Object.values(networks));
try {
  await lab.target.namespaces.create("bench");
  await measurePairs(lab, "a plugin that does nothing", 0.6);
  await measurePairs(lab, "bridge + host-local", 0.95);
  console.log("(libcni 1.1.2 has no GC; its part is a loop in Go over its DelNetworkList.)");
  await measureGc(lab, "a plugin that does nothing");
  await measureGc(lab, "bridge + host-local");
  await measureCancel(lab);
  await measureDirectory(lab);
} finally {
  await lab.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measurePairs(
  { target, cni, configDirectory, ...bench }: BenchLab,
  title: keyof typeof networks,
  aim: number,
): Promise<void> {
  const { name } = networks[title];
  const list = await loadNetworkConfList(target.files, configDirectory, name);
  const conf = runtimeConfOf(benchNetns);
  const enginePair = async () => {
    demandSuccess(await cni.addNetworkList(list, conf));
    demandSuccess(await cni.delNetworkList(list, conf));
  };
  const referencePair = ["add", "del"].map((verb) => bench.reference(reference, verb, name, benchNetns));
  for (let pair = 0; pair < pairsBefore; pair++) await enginePair();
  const engine: number[] = [];
  const theirs: number[] = [];
  while (engine.length < pairs) {
    for (let pair = 0; pair < pairsInTurn; pair++) engine.push(await timed(enginePair));
    theirs.push(...(await bench.repeat(referencePair, pairsInTurn)));
  }
  report(`ADD + DEL, ${title}, median of ${pairs}`, median(engine), median(theirs), aim);
}

/** Fills the cache, and has all of it collected, by each in turn. */
async function measureGc(
  { target, cni, configDirectory, ...bench }: BenchLab,
  title: keyof typeof networks,
): Promise<void> {
  const { name } = networks[title];
  const list = await loadNetworkConfList(target.files, configDirectory, name);
  const engine: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < gcTurns; turn++) {
    await fillCache(bench, name);
    let deleted = 0;
    engine.push(
      await timed(async () =>
        demandSuccess(
          await cni.gcNetworkList(list, null, {
            onEvent: (event) => {
              if (event.type === "stepFinished") deleted++;
            },
          }),
        ),
      ),
    );
    if (deleted !== attachments) throw new Error(`${deleted} attachments were deleted`);
    await fillCache(bench, name);
    theirs.push(...(await bench.repeat([bench.reference(reference, "gc", name, benchNetns)], 1)));
  }
  const left = await target.files.list("/var/lib/cni/results");
  if (left.length > 0) throw new Error(`${left.length} entries are left`);
  report(
    `GC of ${attachments} attachments, ${title}, median of ${gcTurns}`,
    median(engine),
    median(theirs),
    0.7,
  );
}

async function measureCancel({ target, cni, configDirectory, ...bench }: BenchLab): Promise<void> {
  const { name } = networks["a plugin that does nothing"];
  const list = await loadNetworkConfList(target.files, configDirectory, name);
  await fillCache(bench, name);
  const cancel = new AbortController();
  let cancelledAt = 0;
  const onEvent = () => {
    if (cancelledAt > 0) return;
    cancelledAt = performance.now();
    cancel.abort();
  };
  const ended = await cni.gcNetworkList(list, null, { signal: cancel.signal, onEvent });
  console.log(
    `GC cancelled at its first event: ${ended.outcome} after ${(performance.now() - cancelledAt).toFixed(1)} ms`,
  );
}

async function fillCache(bench: Pick<BenchLab, "repeat" | "reference">, network: string): Promise<void> {
  const command = bench.reference(process.execPath, join(import.meta.dirname, "fill-cache.ts"), network, "");
  const argv = [...command.argv.slice(0, 3), String(attachments)];
  await bench.repeat([{ ...command, argv }], 1);
}

/** As the window lists a directory of networks: in this process, and over the helper. */
async function measureDirectory({ target, configDirectory: used }: BenchLab): Promise<void> {
  const directory = mkdtempSync(join(used, "many-"));
  const local = mkdtempSync(join(tmpdir(), "many-"));
  const { plugins } = networks["bridge + host-local"];
  try {
    for (const place of [directory, local]) {
      mkdirSync(place, { recursive: true });
      for (let at = 0; at < configurations; at++) {
        const text = JSON.stringify({ cniVersion: "1.0.0", name: `net${at}`, plugins }, null, 2);
        writeFileSync(join(place, `${String(at).padStart(4, "0")}.conflist`), text);
      }
    }
    for (const [where, files, place] of [
      ["over the helper", target.files, directory],
      ["in this process", createLocalFiles(), local],
    ] as const) {
      const times: number[] = [];
      for (let turn = 0; turn < 7; turn++) {
        times.push(await timed(() => describeNetworkDirectory(files, place)));
      }
      console.log(
        `${configurations} configurations ${where}: median of 7 ${median(times).toFixed(0)} ms, the first ${times[0]?.toFixed(0)} ms (at most 150 ms)`,
      );
    }
  } finally {
    rmSync(local, { recursive: true });
  }
}

function report(title: string, engine: number, theirs: number, aim: number): void {
  const ratio = (engine / theirs).toFixed(2);
  console.log(
    `${title}: engine ${engine.toFixed(1)} ms, cnitool ${theirs.toFixed(1)} ms, ratio ${ratio} (at most ${aim})`,
  );
}
