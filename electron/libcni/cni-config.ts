import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { Target } from "../target/target.ts";
import { type CachedAttachment, ResultCache } from "./cache/result-cache.ts";
import { addNetworkList } from "./chain/add.ts";
import { type Attachment, attachmentOf } from "./chain/attachment.ts";
import type { ChainOutcome } from "./chain/chain-outcome.ts";
import { type ChainOptions, ChainRun, type Invoker, type StepOutcome } from "./chain/chain-run.ts";
import { checkNetworkList } from "./chain/check.ts";
import { delNetworkList } from "./chain/del.ts";
import { gcNetworkList, type ValidAttachment } from "./chain/gc.ts";
import { statusNetworkList } from "./chain/status.ts";
import { type Validation, validateNetworkList } from "./chain/validate.ts";
import { versionOfPlugin } from "./chain/version.ts";
import type { NetworkConfigList } from "./conf/network-config-list.ts";
import type { PluginVersions } from "./invoke/plugin-version.ts";
import { LibcniError } from "./libcni-error.ts";

export interface CniConfigOptions {
  readonly target: Pick<Target, "exec" | "files">;
  /** The directories of CNI_PATH. */
  readonly pluginPath: readonly string[];
  /** Where results are kept, such as `/var/lib/cni`. */
  readonly cacheDir: string;
  /** The environment that plugins inherit. */
  readonly inheritedEnv: Readonly<Record<string, string>>;
}

/**
 * Runs the operations of CNI on networks (libcni.CNIConfig). What plugins do is an outcome; only mistakes of this
 * program are thrown.
 */
export class CniConfig {
  readonly #invoker: Invoker;
  readonly #cache: ResultCache;

  constructor({ cacheDir, ...invoker }: CniConfigOptions) {
    this.#invoker = invoker;
    this.#cache = new ResultCache(invoker.target.files, cacheDir);
  }

  addNetworkList(
    list: NetworkConfigList,
    rt: RuntimeConf,
    options: ChainOptions = {},
  ): Promise<ChainOutcome> {
    return this.#attach(rt, options, (run, attachment) => addNetworkList(run, this.#cache, list, attachment));
  }

  delNetworkList(
    list: NetworkConfigList,
    rt: RuntimeConf,
    options: ChainOptions = {},
  ): Promise<ChainOutcome> {
    return this.#attach(rt, options, (run, attachment) => delNetworkList(run, this.#cache, list, attachment));
  }

  checkNetworkList(
    list: NetworkConfigList,
    rt: RuntimeConf,
    options: ChainOptions = {},
  ): Promise<ChainOutcome> {
    return this.#attach(rt, options, (run, attachment) =>
      checkNetworkList(run, this.#cache, list, attachment),
    );
  }

  statusNetworkList(list: NetworkConfigList, options: ChainOptions = {}): Promise<ChainOutcome> {
    return statusNetworkList(this.#begin(options), list);
  }

  /** @param valid the attachments that are in use; `null` for none, as cnitool does it */
  gcNetworkList(
    list: NetworkConfigList,
    valid: readonly ValidAttachment[] | null,
    options: ChainOptions = {},
  ): Promise<ChainOutcome> {
    return gcNetworkList(this.#begin(options), this.#cache, list, valid);
  }

  validateNetworkList(list: NetworkConfigList, options: ChainOptions = {}): Promise<Validation> {
    return validateNetworkList(this.#begin(options), list);
  }

  /** Which versions one plugin speaks. */
  getVersionInfo(pluginType: string, options: ChainOptions = {}): Promise<StepOutcome<PluginVersions>> {
    return versionOfPlugin(this.#begin(options), pluginType, 0);
  }

  /**
   * The attachments that the cache knows of, of one container if one is named.
   * @throws LibcniError if the cache is there and cannot be read
   */
  getCachedAttachments(containerId = ""): Promise<readonly CachedAttachment[]> {
    return this.#cache.attachments(containerId);
  }

  /**
   * Takes an attachment's entry out of the cache without losing it, which libcni knows nothing of; `null` if there
   * is none, otherwise where it is now, in a directory of the name `aside` beside the entries.
   * @throws LibcniError
   */
  setCacheEntryAside(networkName: string, rt: RuntimeConf, aside: string): Promise<string | null> {
    return this.#cache.setAside(networkName, attachmentOf(rt), aside);
  }

  #begin(options: ChainOptions): ChainRun {
    return new ChainRun(this.#invoker, options);
  }

  async #attach(
    rt: RuntimeConf,
    options: ChainOptions,
    operate: (run: ChainRun, attachment: Attachment) => Promise<ChainOutcome>,
  ): Promise<ChainOutcome> {
    let attachment: Attachment;
    try {
      attachment = attachmentOf(rt);
    } catch (error) {
      if (!(error instanceof LibcniError)) throw error;
      return { outcome: "failed", error: error.toRunError(null) };
    }
    return operate(this.#begin(options), attachment);
  }
}
