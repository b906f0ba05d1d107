import type { Command } from "../command-line.ts";
import { say } from "../output.ts";
import type { Surroundings } from "../surroundings.ts";

/** Lists what there is of one kind. */
export async function listCommand({ words: [what], given }: Command, around: Surroundings): Promise<number> {
  switch (what) {
    case "networks":
      return (await import("./list-networks.ts")).listNetworks(given, around);
    case "attachments":
      return (await import("./list-attachments.ts")).listAttachments(given);
    default:
      say(`"list" knows networks and attachments, not "${what}"\nTry: cnitool-desktop list --help`);
      return 1;
  }
}
