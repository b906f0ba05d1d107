import { CniConfig } from "../../../libcni/cni-config.ts";
import { LibcniError } from "../../../libcni/libcni-error.ts";
import { errorWords } from "../../../platform/error-words.ts";
import { cacheDir } from "../cache-dir.ts";
import { callerTarget } from "../caller-target.ts";
import type { Given } from "../command-line.ts";
import { columns, printJson, say } from "../output.ts";

/** Lists the attachments that libcni's cache knows of, whoever made them. */
export async function listAttachments(given: Given): Promise<number> {
  const cni = new CniConfig({
    target: callerTarget(process.cwd()),
    pluginPath: [],
    cacheDir,
    inheritedEnv: {},
  });
  try {
    const attachments = (await cni.getCachedAttachments()).map(
      ({ networkName, containerId, ifName, netns }) => ({ networkName, containerId, ifName, netns }),
    );
    if (given.has("json")) printJson(attachments);
    else if (attachments.length === 0) say("The result cache has no attachments.");
    else {
      const head = ["NETWORK", "CONTAINER ID", "INTERFACE", "NAMESPACE"];
      process.stdout.write(columns([head, ...attachments.map((one) => Object.values(one))]));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    say(`The result cache cannot be read: ${errorWords(error)}.`);
    return 1;
  }
}
