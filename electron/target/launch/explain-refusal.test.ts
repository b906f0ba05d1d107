import { expect, test } from "vitest";
import { explainRefusal, type LabReadings } from "./explain-refusal.ts";

const open: LabReadings = {
  uid: 1000,
  unprivilegedUsernsClone: null,
  apparmorRestrictUnprivilegedUserns: null,
  maxUserNamespaces: "96365",
  maxNetNamespaces: "96365",
  maxMntNamespaces: "96365",
  words: "unshare: unshare failed: Operation not permitted",
};

test.each<[string, Partial<LabReadings>, string, string]>([
  [
    "Debian's switch",
    { unprivilegedUsernsClone: "0" },
    "kernel.unprivileged_userns_clone is 0",
    "sysctl -w kernel.unprivileged_userns_clone=1",
  ],
  [
    "Ubuntu's AppArmor rule",
    {
      apparmorRestrictUnprivilegedUserns: "1",
      words: "unshare: write failed /proc/self/uid_map: Operation not permitted",
    },
    "kernel.apparmor_restrict_unprivileged_userns is 1",
    "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
  ],
  [
    "no user namespaces at all",
    { maxUserNamespaces: "0", words: "unshare: unshare failed: No space left on device" },
    "user.max_user_namespaces is 0",
    "sysctl -w user.max_user_namespaces=15000",
  ],
  [
    "no network namespaces",
    { maxNetNamespaces: "0" },
    "user.max_net_namespaces is 0",
    "user.max_net_namespaces=15000",
  ],
  [
    "no mount namespaces",
    { maxMntNamespaces: "0" },
    "user.max_mnt_namespaces is 0",
    "user.max_mnt_namespaces=15000",
  ],
  ["limits bind root too", { uid: 0, maxUserNamespaces: "0" }, "user.max_user_namespaces is 0", "sysctl"],
  [
    "switches do not bind root",
    { uid: 0, unprivilegedUsernsClone: "0", apparmorRestrictUnprivilegedUserns: "1" },
    "container or sandbox",
    "outside of the container",
  ],
  [
    "settings that allow it are not blamed",
    { unprivilegedUsernsClone: "1", apparmorRestrictUnprivilegedUserns: "0" },
    "container or sandbox",
    "outside of the container",
  ],
  ["seccomp", {}, "container or sandbox", "outside of the container"],
  [
    "a used-up limit",
    { words: "unshare failed: No space left on device" },
    "limit of namespaces is reached",
    "sysctl",
  ],
  [
    "nesting too deep",
    { words: "unshare failed: Too many users" },
    "limit of namespaces is reached",
    "sysctl",
  ],
  ["a kernel without them", { words: "unshare failed: Invalid argument" }, "built without", "CONFIG_USER_NS"],
  ["anything else keeps its words", { words: "mount: wrong fs type" }, "mount: wrong fs type", "message"],
])("%s", (_name, readings, reason, advice) => {
  const refusal = explainRefusal({ ...open, ...readings });
  expect(refusal.reason).toContain(reason);
  expect(refusal.advice).toContain(advice);
});
