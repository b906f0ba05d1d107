/**
 * ADD and DEL through the engine, beside the bare plugin with the same environment and stdin, and beside the
 * reference (libcni as Debian packages it). All three run in the same lab, in turns, so that whatever else the
 * machine does meets all of them. Prints medians and ratios.
 *
 *     npm run bench:run-overhead
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainEvent } from "../electron/libcni/chain/chain-event.ts";
import type { ChainOutcome } from "../electron/libcni/chain/chain-outcome.ts";
import { CniConfig } from "../electron/libcni/cni-config.ts";
import { loadNetworkConfList } from "../electron/libcni/conf/load-conf-list.ts";
import { deriveContainerId } from "../electron/libcni/derive-container-id.ts";
import { launchLab } from "../electron/target/launch/lab.ts";
import type { Target } from "../electron/target/target.ts";
import type { RuntimeConf } from "../shared/cni/runtime-conf.ts";
import { median } from "./median.ts";
import { buildReference } from "./reference/build-reference.ts";

const pairs = 40;
const pairsInTurn = 5;
const netns = "/run/netns/bench";
const pluginDirectory = "/usr/lib/cni";
const root = join(import.meta.dirname, "..");

interface Command {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

const networks = {
  "a plugin that does nothing": {
    cniVersion: "1.0.0",
    name: "bench-noop",
    plugins: [{ type: "noop" }],
  },
  "bridge + host-local": {
    cniVersion: "1.0.0",
    name: "bench-bridge",
    plugins: [
      {
        type: "bridge",
        bridge: "bench0",
        isGateway: true,
        ipam: { type: "host-local", subnet: "10.99.0.0/24" },
      },
    ],
  },
};

const scratch = mkdtempSync(join(tmpdir(), "run-overhead-"));
const configDirectory = join(scratch, "net.d");
const ownPlugins = join(scratch, "bin");
const pluginPath = [ownPlugins, pluginDirectory];
mkdirSync(configDirectory);
mkdirSync(ownPlugins);
for (const network of Object.values(networks))
  writeFileSync(join(configDirectory, `${network.name}.conflist`), JSON.stringify(network));
writeFileSync(
  join(ownPlugins, "noop"),
  `#!/bin/sh\n[ "$CNI_COMMAND" != ADD ] || echo '{"cniVersion":"1.0.0"}'\n`,
  {
    mode: 0o755,
  },
);

const reference = buildReference(join(root, ".cache/reference"));
if ("missing" in reference) console.log(`No reference beside the engine: ${reference.missing}.`);

const lab = await launchLab({
  node: { execPath: process.execPath, env: {} },
  helperFile: join(root, "dist/helper/helper.js"),
  allowedDirectories: [scratch, pluginDirectory, "/var/lib/cni"],
});
try {
  await lab.namespaces.create("bench");
  for (const [title, { name }] of Object.entries(networks)) await measure(lab, title, name);
} finally {
  await lab.close();
  rmSync(scratch, { recursive: true });
}

async function measure(target: Target, title: string, network: string): Promise<void> {
  const inheritedEnv = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
  const cni = new CniConfig({ target, pluginPath, cacheDir: "/var/lib/cni", inheritedEnv });
  const list = await loadNetworkConfList(target.files, configDirectory, network);
  const conf: RuntimeConf = {
    containerId: deriveContainerId(netns),
    netns,
    ifName: "eth0",
    args: [],
    capabilityArgs: "",
  };
  const enginePair = async (onEvent?: (event: ChainEvent) => void) => {
    const options = onEvent ? { onEvent } : {};
    demandSuccess(await cni.addNetworkList(list, conf, options));
    demandSuccess(await cni.delNetworkList(list, conf, options));
  };

  const bare = await recordCommands(enginePair);
  const referencePair =
    "file" in reference
      ? ["add", "del"].map(
          (verb): Command => ({
            argv: [reference.file, verb, network, netns],
            env: { ...inheritedEnv, NETCONFPATH: configDirectory, CNI_PATH: pluginPath.join(":") },
            stdin: "",
          }),
        )
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
    bareTimes.push(...(await repeat(target, bare)));
    if (referencePair) referenceTimes.push(...(await repeat(target, referencePair)));
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

async function repeat(target: Target, commands: readonly Command[]): Promise<number[]> {
  const ended = await target.exec({
    argv: [process.execPath, join(import.meta.dirname, "repeat-commands.ts")],
    env: {},
    stdin: Buffer.from(JSON.stringify({ times: pairsInTurn, commands })),
  });
  if (ended.exitCode !== 0) throw new Error(Buffer.from(ended.stderr).toString());
  return JSON.parse(Buffer.from(ended.stdout).toString()) as number[];
}

function demandSuccess(ended: ChainOutcome): void {
  if (ended.outcome !== "succeeded") throw new Error(`the run ended as ${JSON.stringify(ended)}`);
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
