import { CniConfig } from "../../libcni/cni-config.ts";
import { ConfError } from "../../libcni/conf/conf-error.ts";
import { loadNetworkConfList } from "../../libcni/conf/load-conf-list.ts";
import { cacheDir } from "./cache-dir.ts";
import { callerTarget } from "./caller-target.ts";
import type { Command } from "./command-line.ts";
import { networksDirectory } from "./directories.ts";
import { columns, printJson, say } from "./output.ts";
import { staleAttachments } from "./stale-attachments.ts";
import type { Surroundings } from "./surroundings.ts";

/** Lists the attachments that gc would delete. Runs nothing, changes nothing. */
export async function gcDryRun(
  { words: [network = ""], given }: Command,
  { env }: Surroundings,
): Promise<number> {
  const target = callerTarget(process.cwd());
  const cni = new CniConfig({ target, pluginPath: [], cacheDir, inheritedEnv: {} });
  try {
    const list = await loadNetworkConfList(target.files, networksDirectory(env), network);
    const stale = await staleAttachments(cni, list);
    const attachments = "nothing" in stale ? [] : stale.attachments;
    if (given.has("json")) {
      printJson(attachments.map(({ containerId, ifName, netns }) => ({ containerId, ifName, netns })));
      return 0;
    }
    if (attachments.length === 0)
      say("nothing" in stale ? stale.nothing : `The result cache has no attachment of "${list.name}".`);
    else {
      const rows = attachments.map(({ containerId, ifName, netns }) => [containerId, ifName, netns]);
      process.stdout.write(columns([["CONTAINER ID", "INTERFACE", "NAMESPACE"], ...rows]));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    say(error.message);
    return 1;
  }
}
