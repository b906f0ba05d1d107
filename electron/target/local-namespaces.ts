import { join } from "node:path";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { namespaceNameProblem } from "../../shared/target/namespace-name.ts";
import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import { mapLimited } from "../platform/map-limited.ts";
import { ipEvidence, parseInterfaces, runIp } from "./ip-command.ts";
import { isNamespace } from "./is-namespace.ts";
import { namedNamespaces, namespacesDirectory } from "./named-namespaces.ts";
import type { TargetNamespaces } from "./target.ts";

/** Each is a short program; more at a time than this gain nothing. */
const inspectedAtOnce = 4;

/** Named network namespaces of the namespaces that this process itself is in. */
export const localNamespaces: TargetNamespaces = {
  async list() {
    const found = await mapLimited(await namedNamespaces(), inspectedAtOnce, inspectIfThere);
    return found.filter((namespace) => namespace !== null);
  },

  async create(name) {
    checkName(name);
    const added = await runIp(["netns", "add", name]);
    if (added.exitCode !== 0) throw refusal(`The namespace "${name}" could not be made.`, ipEvidence(added));
    const up = await runIp(["-n", name, "link", "set", "lo", "up"]);
    if (up.exitCode !== 0) {
      await runIp(["netns", "delete", name]);
      throw refusal(`The loopback of the namespace "${name}" could not be brought up.`, ipEvidence(up));
    }
    return inspect(name);
  },

  async delete(name) {
    checkName(name);
    const deleted = await runIp(["netns", "delete", name]);
    if (deleted.exitCode !== 0) {
      throw refusal(`The namespace "${name}" could not be deleted.`, ipEvidence(deleted));
    }
  },
};

/** `null` for a file that is no namespace, or went away just now. */
async function inspectIfThere(name: string): Promise<NetworkNamespace | null> {
  try {
    return await inspect(name);
  } catch (error) {
    if (await isNamespace(join(namespacesDirectory, name))) throw error;
    return null;
  }
}

async function inspect(name: string): Promise<NetworkNamespace> {
  const shown = await runIp(["-n", name, "-json", "address"]);
  if (shown.exitCode !== 0) {
    throw refusal(`The namespace "${name}" could not be inspected.`, ipEvidence(shown));
  }
  return { name, path: join(namespacesDirectory, name), interfaces: parseInterfaces(shown.stdout) };
}

function checkName(name: string): void {
  const problem = namespaceNameProblem(name);
  if (problem !== null) {
    throw new IpcError({ code: "REFUSED", message: problem, advice: "Choose another name, such as demo1." });
  }
}

/** Puts a sentence of our own in front of what `ip` said, with advice for what happens often. */
function refusal(sentence: string, evidence: string): IpcError {
  if (evidence.includes("File exists")) {
    return new IpcError({
      code: "REFUSED",
      message: `${sentence} There is one of that name already.`,
      advice: "Choose another name, or delete that one first.",
      evidence,
    });
  }
  if (evidence.includes("No such file or directory")) {
    return new IpcError({
      code: "REFUSED",
      message: `${sentence} There is none of that name.`,
      advice: "It may have been deleted meanwhile; look at the list again.",
      evidence,
    });
  }
  return new IpcError({ code: "REFUSED", message: `${sentence} ${evidence}`, evidence });
}
