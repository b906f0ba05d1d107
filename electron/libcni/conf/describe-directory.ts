import { explainSyntax } from "../../../shared/cni/explain-syntax.ts";
import type {
  ConfProblem,
  NetworkDirectory,
  NetworkFile,
  NetworkOutline,
} from "../../../shared/cni/network-file.ts";
import { noBytes } from "../../../shared/run/exact-bytes.ts";
import { toExactBytes } from "../../platform/exact-bytes.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { compareUtf8, decodeUtf8 } from "../go/utf8.ts";
import { ConfError } from "./conf-error.ts";
import { confWarning, confWarnings } from "./conf-warnings.ts";
import { lineAndColumn } from "./line-and-column.ts";
import { listConfFiles, readConfFile } from "./list-conf-files.ts";
import { listOnce } from "./list-once.ts";
import { confListFromBytes, listExtensions, singleExtensions } from "./load-conf-list.ts";
import type { NetworkConfigList } from "./network-config-list.ts";
import type { PluginConfig } from "./plugin-conf.ts";

/** How many files are read at a time. */
const filesAtOnce = 16;

/**
 * Every configuration file of a directory, good or broken, in the order in which libcni reads them: lists first.
 * Where libcni would stop at a broken file, here the others are read as well, with a word about it.
 */
export async function describeNetworkDirectory(
  target: TargetFiles,
  directory: string,
): Promise<Omit<NetworkDirectory, "pluginPath">> {
  const files = listOnce(target, directory);
  try {
    const found = [
      ...(await listConfFiles(files, directory, listExtensions)),
      ...(await listConfFiles(files, directory, singleExtensions)),
    ];
    if (found.length === 0 && (await isMissing(files, directory))) {
      return { directory, files: [], problem: null, missing: true };
    }
    const described = await mapLimited(found, filesAtOnce, (file) => describeFile(files, file));
    return { directory, files: withNeighbours(described), problem: null };
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    return { directory, files: [], problem: `The directory cannot be read: ${error.message}` };
  }
}

async function isMissing(files: TargetFiles, directory: string): Promise<boolean> {
  try {
    await files.list(directory);
    return false;
  } catch (error) {
    if (error instanceof TargetFileError && error.code === "ENOENT") return true;
    throw error;
  }
}

async function describeFile(files: TargetFiles, file: string): Promise<NetworkFile> {
  let bytes: Uint8Array | null = null;
  try {
    bytes = await readConfFile(files, file);
    const list = await confListFromBytes(bytes, file, files);
    return {
      file,
      bytes: toExactBytes(bytes),
      network: outlineOf(list),
      problems: confWarnings(list, bytes),
    };
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    return {
      file,
      bytes: bytes === null ? noBytes : toExactBytes(bytes),
      network: null,
      problems: [problemOf(error, bytes)],
    };
  }
}

function problemOf({ message, reason, offset }: ConfError, bytes: Uint8Array | null): ConfProblem {
  const plain: ConfProblem = {
    severity: "error",
    message: asSentence(reason),
    libcniMessage: message,
    position: null,
  };
  if (bytes === null || offset === null) return plain;
  const [before, rest] = [bytes.subarray(0, offset), bytes.subarray(offset)].map(decodeUtf8);
  const sentence = explainSyntax({ reason, before: before ?? "", rest: rest ?? "" });
  return { ...plain, message: sentence ?? plain.message, position: lineAndColumn(bytes, offset) };
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function outlineOf(list: NetworkConfigList): NetworkOutline {
  const { name, cniVersion, disableCheck, disableGC } = list;
  return { name, cniVersion, disableCheck, disableGC, plugins: list.plugins.map(pluginOutline) };
}

function pluginOutline({ network }: PluginConfig): NetworkOutline["plugins"][number] {
  const declared = [...network.capabilities].filter(([, supported]) => supported).map(([name]) => name);
  return {
    type: network.type,
    ipamType: network.ipamType === "" ? null : network.ipamType,
    capabilities: declared.sort(compareUtf8),
  };
}

/** Says what the files before it mean for each file when libcni looks for its network by name. */
function withNeighbours(files: readonly NetworkFile[]): readonly NetworkFile[] {
  const winners = new Map<string, string>();
  let broken: string | null = null;
  return files.map((file) => {
    if (file.network === null) {
      broken ??= file.file;
      return file;
    }
    const { name } = file.network;
    const warning = neighbourWarning(name, winners.get(name) ?? null, broken);
    if (!winners.has(name)) winners.set(name, file.file);
    return warning === null ? file : { ...file, problems: [...file.problems, warning] };
  });
}

function neighbourWarning(name: string, winner: string | null, broken: string | null): ConfProblem | null {
  if (winner !== null) {
    return confWarning(
      `Another file comes first for the network "${name}": ${winner}. cnitool uses that one.`,
    );
  }
  if (broken === null) return null;
  return confWarning(`cnitool does not get to this file: it stops at ${broken}, which is broken.`);
}
