import type { RunStep } from "../../shared/run/run-step.ts";
import type { NewRun } from "./run-writer.ts";

/** A run and a step with a value in every field; for tests. */

export const sampleRun: NewRun = {
  operation: "ADD",
  targetId: "lab",
  network: {
    name: "lab-net",
    file: "/etc/cni/net.d/10-lab.conflist",
    // With a byte order mark, which has to stay.
    bytes: { encoding: "utf8", text: '\u{feff}{"name":"lab-net"}\r\n' },
  },
  runtimeConf: {
    containerId: "c1",
    netns: "/run/netns/ä1",
    ifName: "eth0",
    args: [
      ["K", "V"],
      ["K", "again"],
    ],
    capabilityArgs: '{"portMappings": []}',
  },
  pluginPath: ["/opt/cni/bin", "/usr/lib/cni"],
  cniVersion: "1.0.0",
  pluginTypes: ["bridge", "portmap"],
  startedAt: 1_750_000_000_123,
  outcome: "running",
  durationMs: null,
  skipReason: null,
  error: null,
  result: null,
  changes: null,
  steps: [],
};

export const sampleStep: RunStep = {
  index: 0,
  pluginIndex: 1,
  command: "ADD",
  pluginType: "portmap",
  state: "failed",
  searched: ["/opt/cni/bin", "/usr/lib/cni"],
  path: "/usr/lib/cni/portmap",
  env: [
    { name: "CNI_COMMAND", value: "ADD", origin: "cni" },
    { name: "PATH", value: "/usr/bin", origin: "inherited" },
  ],
  stdin: { encoding: "utf8", text: '{"a":"\u0000"}' },
  injected: ["name", "prevResult"],
  stdout: { encoding: "base64", base64: "/wDD" },
  stderr: { encoding: "utf8", text: "" },
  exitCode: null,
  signal: "SIGKILL",
  delegated: {
    directory: "/run/recording/path",
    problem: null,
    calls: [
      {
        pluginType: "host-local",
        path: "/usr/lib/cni/host-local",
        env: ["CNI_COMMAND=ADD", "EMPTY=", "LINES=a\nb"],
        stdin: { encoding: "utf8", text: '{"ipam":{"type":"host-local"}}' },
        stdout: { encoding: "base64", base64: "/wDD" },
        stderr: { encoding: "utf8", text: "" },
        cut: ["stdout"],
        exitCode: null,
        signal: "SIGTERM",
        offsetMs: 1.25,
        durationMs: null,
      },
    ],
  },
  offsetMs: 1.25,
  durationMs: 30.5,
  error: {
    code: "PLUGIN_FAILED",
    message: 'plugin type="portmap" failed (add): no',
    cni: { code: 11, msg: "no", details: "" },
    pluginType: "portmap",
  },
};
