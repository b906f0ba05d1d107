import type { TargetId } from "../../shared/target/target-status.ts";
import { offerHost, offerLab } from "../target/launch/choose.ts";
import type { LaunchOptions } from "../target/launch/launch-options.ts";
import { possiblePluginDirectories } from "./plugin-path.ts";
import type { Offer } from "./target-slot.ts";

/** What this machine offers; each target may use its own networks and the plugins, and nothing else. */
export function createOffers(
  launch: Pick<LaunchOptions, "node" | "helperFile">,
  networkDirectories: Readonly<Record<TargetId, string>>,
  cniPath: string | undefined,
): (id: TargetId) => Promise<Offer> {
  const optionsFor = (id: TargetId): LaunchOptions => ({
    ...launch,
    allowedDirectories: [networkDirectories[id]],
    pluginDirectories: possiblePluginDirectories(cniPath),
  });
  return async (id) => {
    switch (id) {
      case "lab":
        return offerLab(optionsFor("lab"));
      case "host":
        return offerHost(optionsFor("host"), process.getuid?.() ?? -1);
    }
  };
}
