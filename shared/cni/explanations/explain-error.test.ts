import { expect, test } from "vitest";
import type { RunError } from "../../run/run-error.ts";
import { explainError } from "./explain-error.ts";

const failed = (msg: string, details = ""): RunError => ({
  code: "PLUGIN_FAILED",
  message: `plugin type="bridge" failed (add): ${msg}`,
  cni: { code: 999, msg, details },
  pluginType: "bridge",
});

// Messages of the plugins 1.1.1, of iptables and of the kernel.
test.each([
  [
    'failed to open netns "/run/netns/x": failed to Statfs "/run/netns/x": no such file or directory',
    "not there",
  ],
  [
    "failed to create bridge port: container veth name provided (eth0) already exists",
    "interface already exists",
  ],
  [
    "failed to allocate for range 0: no IP addresses available in range set: 10.1.0.1-10.1.0.2",
    "no address is left",
  ],
  [
    "failed to allocate for range 0: 10.1.0.7 has been allocated to c, duplicate allocation is not allowed",
    "allocated",
  ],
  ['failed to locate iptables: exec: "iptables": executable file not found in $PATH', "iptables is missing"],
  ["could not add IP address: operation not permitted", "did not permit"],
  ["failed to create ifb: operation not supported", "does not support"],
  ['"cni0" already has an IP address different from 10.88.0.1/16', "another address"],
  ["Link not found", "interface is missing"],
  ["unknown CNI_COMMAND: STATUS", "does not know this operation"],
])("%s is explained", (message, title) => {
  expect(explainError(failed(message))?.title).toContain(title);
});

test("the directory that records what plugins call is told from those of CNI_PATH", () => {
  const message = (path: string) =>
    explainError(failed(`failed to find plugin "x" in path [${path}]`))?.meaning;
  expect(message("/run/cnitool-desktop-delegates-1/path /opt/cni/bin")).toContain(
    "The first directory is the one",
  );
  expect(message("/opt/cni/bin")).toBe("No directory of CNI_PATH has an executable of this name.");
});

test("details are read as well as the message", () => {
  const error = failed("incompatible CNI versions", 'config is "1.1.0", plugin supports ["1.0.0"]');
  expect(explainError(error)?.title).toContain("versions do not fit");
});

test.each<[RunError["code"], string]>([
  ["PLUGIN_NOT_FOUND", "was not found"],
  ["INVALID_RESULT", "not a CNI result"],
  ["TIMED_OUT", "too long"],
  ["TARGET_LOST", "went away"],
  ["CACHE_FAILED", "cache"],
])("%s is explained whatever the message says", (code, title) => {
  expect(explainError({ code, message: "?", cni: null, pluginType: null })?.title).toContain(title);
});

test("only what may have left something behind offers a DEL", () => {
  expect(explainError(failed("eth0 already exists"))?.cleanUp).toBe("unlessAnothers");
  expect(explainError({ ...failed(""), code: "PLUGIN_NOT_FOUND" })?.cleanUp).toBe("no");
});

test("an unknown error is not explained away", () => {
  expect(explainError(failed("the moon is full"))).toBeNull();
});
