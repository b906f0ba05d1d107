import {
  decodePluginVersions,
  type PluginVersions,
  versionPlaceholder,
  versionStdin,
  versionsOfFailure,
} from "../invoke/plugin-version.ts";
import { noAttachment } from "./attachment.ts";
import type { ChainRun, StepOutcome } from "./chain-run.ts";

/** Asks a plugin which versions it speaks (GetVersionInfo). */
export async function versionOfPlugin(
  run: ChainRun,
  type: string,
  pluginIndex: number,
): Promise<StepOutcome<PluginVersions>> {
  const outcome = await run.step({
    plugin: { network: { type }, bytes: versionStdin },
    pluginIndex,
    args: {
      ...noAttachment,
      command: "VERSION",
      netns: versionPlaceholder,
      ifName: versionPlaceholder,
      path: versionPlaceholder,
    },
    stdin: () => versionStdin,
    answer: (_stdin, stdout) => decodePluginVersions(stdout),
  });
  const answer = outcome.state === "failed" ? versionsOfFailure(outcome.error) : null;
  return answer === null ? outcome : { state: "succeeded", answer };
}
