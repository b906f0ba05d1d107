import { basename, dirname } from "node:path";
import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import type { Attachment } from "../chain/attachment.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { parseGoJson } from "../go/json-decoder.ts";
import { GoJsonError } from "../go/json-errors.ts";
import { goObject } from "../go/json-types.ts";
import { writeJson } from "../go/json-writer.ts";
import { joinPath } from "../go/path.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { LibcniError } from "../libcni-error.ts";
import { type CniResult, ResultError, writableResult } from "../result/cni-result.ts";
import { convertResult } from "../result/convert.ts";
import { createResultFromBytes } from "../result/create.ts";
import { cacheWriteErrorText } from "./cache-write-error.ts";
import { readCachedInfo, writeCachedInfo } from "./cached-info.ts";

const newEntryMode = 0o600;
/** Without the bits by which a program would run with its owner's rights. */
const permissions = 0o777;

/** How many entries are read at a time. */
const filesAtOnce = 16;

/** An attachment that the cache knows of (libcni.NetworkAttachment). */
export interface CachedAttachment extends Attachment {
  readonly networkName: string;
  /** The configuration list's bytes at the time of the ADD. */
  readonly config: Uint8Array | null;
}

/** The results of ADD, in libcni's own files, which cnitool and container runtimes read and write as well. */
export class ResultCache {
  readonly #files: TargetFiles;
  readonly #directory: string;

  /** @param cacheDir such as `/var/lib/cni`; the entries lie in `results` below it */
  constructor(files: TargetFiles, cacheDir: string) {
    this.#files = files;
    this.#directory = joinPath(cacheDir, "results");
  }

  /** Keeps the result of an ADD (cacheAdd). @throws LibcniError */
  async add(result: CniResult, list: NetworkConfigList, attachment: Attachment): Promise<void> {
    const file = this.#fileOf(list.name, attachment);
    const { containerId, ifName, netns, args, capabilityArgs } = attachment;
    const bytes = writeCachedInfo({
      containerId,
      config: list.bytes,
      ifName,
      networkName: list.name,
      netns,
      cniArgs: args,
      capabilityArgs,
      result: parseGoJson(encodeUtf8(writeJson(writableResult(result))), goObject),
    });
    try {
      // An entry that is there keeps its permissions, as when libcni writes over it.
      const mode = ((await this.#files.stat(file))?.mode ?? newEntryMode) & permissions;
      await this.#files.writeAtomically(file, bytes, mode);
    } catch (error) {
      if (!(error instanceof TargetFileError)) throw error;
      throw new LibcniError("CACHE_FAILED", await cacheWriteErrorText(this.#files, file, error));
    }
  }

  /** Forgets an attachment (cacheDel). As in libcni, an entry that cannot be removed is no error. */
  async remove(networkName: string, attachment: Attachment): Promise<void> {
    if (isIncomplete(networkName, attachment)) return;
    try {
      await this.#files.remove(this.#fileOf(networkName, attachment));
    } catch (error) {
      if (!(error instanceof TargetFileError)) throw error;
    }
  }

  /**
   * Moves an attachment's entry, whatever it is, out of libcni's sight into a new directory beside the entries, and
   * answers with where it is now; `null` if there is none.
   * @param aside the directory's name
   * @throws LibcniError for names that lead out of the cache's directory, and where it cannot be moved
   */
  async setAside(networkName: string, attachment: Attachment, aside: string): Promise<string | null> {
    const file = this.#fileOf(networkName, attachment);
    const directory = joinPath(this.#directory, aside);
    if ([file, directory].some((path) => dirname(path) !== this.#directory)) {
      throw new LibcniError("CACHE_FAILED", `${file} is no entry of ${this.#directory}`);
    }
    try {
      await this.#files.moveInto(file, directory);
    } catch (error) {
      if (!(error instanceof TargetFileError)) throw error;
      if (error.code === "ENOENT") return null;
      throw new LibcniError("CACHE_FAILED", error.message);
    }
    return joinPath(directory, basename(file));
  }

  /**
   * The result of the last ADD in another version (getCachedResult); `null` if none is there or can be read.
   * @throws LibcniError for an entry that is broken or cannot be converted
   */
  async result(list: NetworkConfigList, attachment: Attachment): Promise<CniResult | null> {
    const bytes = await this.#read(this.#fileOf(list.name, attachment));
    if (bytes === null) return null;
    try {
      return inVersion(createResultFromBytes(resultBytes(bytes)), list.cniVersion);
    } catch (error) {
      if (error instanceof GoJsonError || error instanceof ResultError) {
        throw new LibcniError("CACHE_FAILED", error.message);
      }
      throw error;
    }
  }

  /**
   * All attachments, or those of one container, in the order of their files' names (GetCachedAttachments). Files
   * that are no entries are passed over.
   * @throws LibcniError if the directory is there and cannot be read
   */
  async attachments(containerId = ""): Promise<readonly CachedAttachment[]> {
    const names = await this.#names();
    const wanted = names.filter((name) => containerId === "" || isNamedAfter(name, containerId));
    const found = await mapLimited(wanted, filesAtOnce, (name) => this.#attachment(name));
    return found
      .filter((attachment) => attachment !== null)
      .filter((attachment) => containerId === "" || attachment.containerId === containerId);
  }

  async #attachment(name: string): Promise<CachedAttachment | null> {
    const bytes = await this.#read(joinPath(this.#directory, name));
    const info = bytes && readCachedInfo(bytes);
    if (!info || info.ifName === "" || info.networkName === "") return null;
    const { kind: _kind, result: _result, cniArgs, ...attachment } = info;
    return { ...attachment, args: cniArgs ?? [] };
  }

  #fileOf(networkName: string, attachment: Attachment): string {
    const { containerId, ifName } = attachment;
    if (isIncomplete(networkName, attachment)) {
      const [net, id, name] = [networkName, containerId, ifName].map(quoteGo);
      const message = `cache file path requires network name (${net}), container ID (${id}), and interface name (${name})`;
      throw new LibcniError("CACHE_FAILED", message);
    }
    return joinPath(this.#directory, `${networkName}-${containerId}-${ifName}`);
  }

  async #read(file: string): Promise<Uint8Array | null> {
    try {
      return await this.#files.read(file);
    } catch (error) {
      // libcni takes an entry that cannot be read for one that is not there.
      if (error instanceof TargetFileError) return null;
      throw error;
    }
  }

  async #names(): Promise<readonly string[]> {
    try {
      return (await this.#files.list(this.#directory)).map((entry) => entry.name);
    } catch (error) {
      if (!(error instanceof TargetFileError)) throw error;
      if (error.code === "ENOENT") return [];
      throw new LibcniError("CACHE_FAILED", error.message);
    }
  }
}

function isIncomplete(networkName: string, { containerId, ifName }: Attachment): boolean {
  return networkName === "" || containerId === "" || ifName === "";
}

/** The ID stands between two dashes, with something on both sides. */
function isNamedAfter(fileName: string, containerId: string): boolean {
  const part = `-${containerId}-`;
  const at = fileName.indexOf(part);
  return at > 0 && at + part.length < fileName.length;
}

/** The result inside an entry; a file that is no entry of this kind is the result itself, as before 2020. */
function resultBytes(entry: Uint8Array): Uint8Array {
  const info = readCachedInfo(entry);
  return info === null ? entry : encodeUtf8(writeJson(info.result));
}

function inVersion(result: CniResult, cniVersion: string): CniResult {
  try {
    return convertResult(result, cniVersion);
  } catch (error) {
    if (!(error instanceof ResultError)) throw error;
    throw new ResultError(
      `failed to convert cached result to config version ${quoteGo(cniVersion)}: ${error.message}`,
    );
  }
}
