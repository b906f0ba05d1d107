import type { NetworkDirectory } from "../../shared/cni/network-file.ts";

/** What is said of a directory that has no configuration file. */
export interface NoNetworks {
  readonly title: string;
  /** Why, or what to do about it. */
  readonly words: string;
}

/** In the list of networks, which names the directory below. */
export function noNetworks({ problem, missing }: NetworkDirectory): NoNetworks {
  if (problem !== null) return { title: "Networks cannot be read", words: problem };
  if (missing === true) {
    const words = "Make the directory below and put a .conflist, .conf or .json file into it.";
    return { title: "The directory is not there", words: `${words} It appears here at once.` };
  }
  const words = "Put a .conflist, .conf or .json file into the directory below; it appears here at once.";
  return { title: "No networks", words };
}

/** In the place of the form; `null` where the list says why there is none. */
export function noForm({ directory, files, problem, missing }: NetworkDirectory): NoNetworks | null {
  if (problem !== null) return null;
  if (files.length > 0) {
    const words = "Choose one to fill in how a container is attached to it.";
    return { title: "No network chosen", words };
  }
  const place = missing === true ? `${directory}, which is not there yet` : directory;
  return { title: "No network to run", words: `Put a network’s file into ${place}; its form appears here.` };
}
