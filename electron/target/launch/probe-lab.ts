import { findProgram, systemPath } from "../../platform/find-program.ts";
import { runProcess } from "../../platform/spawn.ts";
import { explainRefusal, type Refusal } from "./explain-refusal.ts";
import { readLabSettings } from "./read-lab-settings.ts";

/** How a lab can be made on this machine, or why it cannot. */
export type LabProbe =
  | {
      readonly possible: true;
      /** Absolute paths of the tools. */
      readonly unshare: string;
      readonly sh: string;
      /** Namespaces that this machine allows, as arguments of unshare. */
      readonly unshareArgs: readonly string[];
      /** Without one, nothing but the helper ends what programs leave behind. */
      readonly hasPidNamespace: boolean;
    }
  | ({ readonly possible: false } & Refusal);

const baseArgs = ["--user", "--map-root-user", "--net", "--mount", "--propagation", "private"];
/** All that is in the lab ends with its first process, and that with unshare, however it ends. */
const pidArgs = ["--pid", "--fork", "--kill-child", "--mount-proc"];

/** What the set-up needs most: mounts, and a network namespace that is the lab's own. */
const rehearsal = "mount -t tmpfs tmpfs /run && mount -t sysfs sysfs /sys && ip link set lo up";

/** Finds out by trying, which is the only way to know. */
export async function probeLab(): Promise<LabProbe> {
  const [unshare, sh, mount, ip] = await Promise.all(
    ["unshare", "sh", "mount", "ip"].map((name) => findProgram(name)),
  );
  if (!unshare || !mount || !sh) return missing(unshare ? "mount" : "unshare", "util-linux");
  if (!ip) return missing("ip", "iproute2");
  const rehearse = async (unshareArgs: readonly string[]) => {
    const result = await runProcess({
      argv: [unshare, ...unshareArgs, sh, "-c", rehearsal],
      env: { PATH: systemPath, LC_ALL: "C" },
      stdin: new Uint8Array(),
      timeoutMs: 10_000,
    });
    if (result.exitCode === 0) return null;
    return (
      new TextDecoder().decode(result.stderr).trim() ||
      `unshare ended with ${result.signal ?? result.exitCode}`
    );
  };
  const withPid = [...baseArgs, ...pidArgs];
  if ((await rehearse(withPid)) === null) {
    return { possible: true, unshare, sh, unshareArgs: withPid, hasPidNamespace: true };
  }
  // In a container that hides parts of /proc, the kernel does not let a new one be mounted.
  const words = await rehearse(baseArgs);
  if (words === null) return { possible: true, unshare, sh, unshareArgs: baseArgs, hasPidNamespace: false };
  return { possible: false, ...explainRefusal({ ...(await readLabSettings()), words }) };
}

function missing(program: string, debianPackage: string): LabProbe {
  return {
    possible: false,
    reason: `The program ${program} is missing, without which there is no lab.`,
    advice: `Install it with: sudo apt-get install ${debianPackage}`,
  };
}
