/** What was found out about this machine after it had refused a lab. `null` stands for a setting that is not there. */
export interface LabReadings {
  readonly uid: number;
  /** /proc/sys/kernel/unprivileged_userns_clone, of Debian's kernels. */
  readonly unprivilegedUsernsClone: string | null;
  /** /proc/sys/kernel/apparmor_restrict_unprivileged_userns, of Ubuntu's kernels. */
  readonly apparmorRestrictUnprivilegedUserns: string | null;
  /** /proc/sys/user/max_user_namespaces and its like. */
  readonly maxUserNamespaces: string | null;
  readonly maxNetNamespaces: string | null;
  readonly maxMntNamespaces: string | null;
  /** What unshare, mount or ip said. */
  readonly words: string;
}

/** Why there is no lab, and what would change that. */
export interface Refusal {
  readonly reason: string;
  readonly advice: string;
}

/** Names the setting that forbids the lab, as far as the readings tell. */
export function explainRefusal(readings: LabReadings): Refusal {
  const bySetting = forbiddingSetting(readings);
  if (bySetting !== null) {
    const { setting, value, meaning, allow } = bySetting;
    return {
      reason: `${meaning}: the kernel setting ${setting} is ${value}.`,
      advice: `Allow it with: sudo sysctl -w ${setting}=${allow}`,
    };
  }
  const { words } = readings;
  if (words.includes("No space left on device") || words.includes("Too many users")) {
    return {
      reason: `The kernel's limit of namespaces is reached (${words}).`,
      advice: "Raise it with: sudo sysctl -w user.max_user_namespaces=15000 user.max_net_namespaces=15000",
    };
  }
  if (words.includes("Operation not permitted") || words.includes("Permission denied")) {
    return {
      reason: `No kernel setting forbids namespaces, but something else does (${words}): most likely the container or sandbox that this program runs in.`,
      advice:
        "Start the program outside of the container, or give the container the right to make namespaces, such as with docker run --privileged.",
    };
  }
  if (words.includes("Invalid argument") || words.includes("Function not implemented")) {
    return {
      reason: `This kernel was built without what the lab needs (${words}).`,
      advice: "Use a kernel with CONFIG_USER_NS, CONFIG_NET_NS and CONFIG_PID_NS.",
    };
  }
  return { reason: `The lab could not be set up: ${words}`, advice: "Look at what the message says." };
}

interface ForbiddingSetting {
  readonly setting: string;
  readonly value: string;
  readonly meaning: string;
  /** The value that allows it. */
  readonly allow: string;
}

function forbiddingSetting(readings: LabReadings): ForbiddingSetting | null {
  const limits: readonly [setting: string, value: string | null, what: string][] = [
    ["user.max_user_namespaces", readings.maxUserNamespaces, "user"],
    ["user.max_net_namespaces", readings.maxNetNamespaces, "network"],
    ["user.max_mnt_namespaces", readings.maxMntNamespaces, "mount"],
  ];
  for (const [setting, value, what] of limits) {
    if (value === "0")
      return { setting, value, meaning: `This machine forbids ${what} namespaces`, allow: "15000" };
  }
  // The others hold for ordinary users only.
  if (readings.uid === 0) return null;
  const meaning = "This machine forbids user namespaces to ordinary users";
  if (readings.unprivilegedUsernsClone === "0") {
    return { setting: "kernel.unprivileged_userns_clone", value: "0", meaning, allow: "1" };
  }
  const apparmor = readings.apparmorRestrictUnprivilegedUserns;
  if (apparmor !== null && apparmor !== "0") {
    const setting = "kernel.apparmor_restrict_unprivileged_userns";
    return { setting, value: apparmor, meaning: `${meaning} without an AppArmor profile`, allow: "0" };
  }
  return null;
}
