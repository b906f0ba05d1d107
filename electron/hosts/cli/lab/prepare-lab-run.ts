import { existsSync } from "node:fs";
import { messageOf } from "../../../services/message-of.ts";
import { localNamespaces } from "../../../target/local-namespaces.ts";
import { say } from "../output.ts";
import type { RunCommand } from "../run/prepare-run.ts";
import type { StopSignals } from "../stop-signals.ts";
import { holdLifeline } from "./lifeline.ts";

/** How long a run may take to be cancelled when the lab is to end: a plugin's SIGTERM, then SIGKILL, and a commit. */
const graceMs = 2500;
const named = /^\/(?:var\/)?run\/netns\/([^/]+)$/;

/**
 * What a run needs in a lab that was made for it, or in one that it finds itself in: with `--target lab` the
 * namespace that it names is made if it is not there.
 */
export async function prepareLabRun(command: RunCommand, stop: StopSignals): Promise<void> {
  holdLifeline(stop, graceMs);
  const name = named.exec(command.words[1] ?? "")?.[1];
  if (command.given.get("target") !== "lab" || name === undefined || command.verb === "version") return;
  try {
    if (!existsSync(`/run/netns/${name}`)) await localNamespaces.create(name);
  } catch (error) {
    // The plugin says what it means for it that there is none.
    say(`The namespace ${name} could not be made: ${messageOf(error)}`);
  }
}
