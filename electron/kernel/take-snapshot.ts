import {
  type KernelItem,
  type KernelSnapshot,
  type KernelSource,
  kernelSides,
  type UnreadSource,
} from "../../shared/run/kernel-snapshot.ts";
import type { KernelOutput, KernelReading, Target } from "../target/target.ts";
import { parseIp, parseRules6 } from "./parse-ip.ts";
import { parseIptables } from "./parse-iptables.ts";
import { parseNft } from "./parse-nft.ts";
import { parseStateFiles } from "./parse-state-files.ts";
import { parseSysctl } from "./parse-sysctl.ts";
import { parseTc } from "./parse-tc.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { netnsVantage, targetVantage, type Vantage } from "./vantage.ts";

/**
 * What exists in a target and in the namespace at `netns` now; of the target alone where that is empty.
 * @throws TargetLostError
 */
export async function takeSnapshot(
  target: Pick<Target, "readKernel">,
  netns: string,
): Promise<KernelSnapshot> {
  return parseReading(await target.readKernel(netns), netns);
}

/** Makes items of what was read. Output that is not understood counts as unread, with what is wrong with it. */
function parseReading(reading: KernelReading, netns: string): KernelSnapshot {
  const unread: UnreadSource[] = reading.outputs.flatMap(({ side, source, problem }) =>
    problem === null ? [] : [{ side, source, reason: problem }],
  );
  const items = kernelSides.flatMap((side) => {
    const outputs = reading.outputs.filter((output) => output.side === side);
    const vantage = side === "target" ? targetVantage : netnsVantage(netns);
    return parseSide(outputs, vantage, (source, error) => {
      unread.push({ side, source, reason: error instanceof Error ? error.message : String(error) });
    });
  });
  return { items: withUniqueKeys([...items, ...parseStateFiles(reading.files)]), unread };
}

type OnProblem = (source: KernelSource, error: unknown) => void;

function parseSide(
  outputs: readonly KernelOutput[],
  vantage: Vantage,
  onProblem: OnProblem,
): readonly KernelItem[] {
  const read = <T>(source: KernelSource, parse: (text: string) => T, otherwise: T): T => {
    const output = outputs.find((each) => each.source === source);
    if (output === undefined || output.problem !== null) return otherwise;
    try {
      return parse(output.text);
    } catch (error) {
      onProblem(source, error);
      return otherwise;
    }
  };
  const nothing: readonly KernelItem[] = [];
  const noRules = { items: nothing, tablesInNft: new Set<string>() };
  const ip = read("ip", (text) => parseIp(text, vantage), { items: nothing, bridges: new Set<string>() });
  const four = read("iptables", (text) => parseIptables(text, "iptables", vantage), noRules);
  const six = read("ip6tables", (text) => parseIptables(text, "ip6tables", vantage), noRules);
  const tables = { ip: four.tablesInNft, ip6: six.tablesInNft };
  return [
    ...ip.items,
    ...read("rules6", (text) => parseRules6(text, vantage), nothing),
    ...read("tc", (text) => parseTc(text, vantage), nothing),
    ...read("sysctl", (text) => parseSysctl(text, ip.bridges, vantage), nothing),
    ...four.items,
    ...six.items,
    ...read("nft", (text) => parseNft(text, tables, vantage), nothing),
  ];
}
