import { readFile } from "node:fs/promises";
import type { LabReadings } from "./explain-refusal.ts";

/** Reads the kernel settings that can forbid a lab. */
export async function readLabSettings(): Promise<Omit<LabReadings, "words">> {
  const [unprivilegedUsernsClone, apparmor, maxUserNamespaces, maxNetNamespaces, maxMntNamespaces] =
    await Promise.all(
      [
        "kernel/unprivileged_userns_clone",
        "kernel/apparmor_restrict_unprivileged_userns",
        "user/max_user_namespaces",
        "user/max_net_namespaces",
        "user/max_mnt_namespaces",
      ].map(readSetting),
    );
  return {
    uid: process.getuid?.() ?? -1,
    unprivilegedUsernsClone: unprivilegedUsernsClone ?? null,
    apparmorRestrictUnprivilegedUserns: apparmor ?? null,
    maxUserNamespaces: maxUserNamespaces ?? null,
    maxNetNamespaces: maxNetNamespaces ?? null,
    maxMntNamespaces: maxMntNamespaces ?? null,
  };
}

async function readSetting(name: string): Promise<string | null> {
  try {
    return (await readFile(`/proc/sys/${name}`, "utf8")).trim();
  } catch {
    // Most kernels have only some of them, and one that cannot be read explains nothing.
    return null;
  }
}
