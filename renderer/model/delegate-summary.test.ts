import { expect, test } from "vitest";
import type { DelegatedCall } from "../../shared/run/delegated-call.ts";
import { delegateCommand, delegateSummary } from "./delegate-summary.ts";

const call: DelegatedCall = {
  pluginType: "host-local",
  path: "/usr/lib/cni/host-local",
  env: ["PATH=/bin", "CNI_COMMAND=ADD"],
  stdin: { encoding: "utf8", text: "{}" },
  stdout: { encoding: "utf8", text: "" },
  stderr: { encoding: "utf8", text: "" },
  cut: [],
  exitCode: 0,
  signal: null,
  offsetMs: 1,
  durationMs: 2,
};
const text = (value: string) => ({ encoding: "utf8", text: value }) as const;

test.each<[Partial<DelegatedCall>, string]>([
  [{}, ""],
  [
    { stdout: text('{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.2/16","gateway":"10.1.0.1"}]}') },
    "10.1.0.2/16, gateway 10.1.0.1",
  ],
  [{ stdout: text('{"ip4":{"ip":"10.1.0.2/16","gateway":"10.1.0.1"}}') }, "10.1.0.2/16, gateway 10.1.0.1"],
  [
    { exitCode: 1, stdout: text('{"code":11,"msg":"no IP addresses available"}') },
    "no IP addresses available",
  ],
  [{ exitCode: 2, stderr: text("panic: here\ngoroutine 1") }, "panic: here"],
  [{ exitCode: 3, stdout: text("garbage") }, "exit status 3"],
  [{ exitCode: null, signal: "SIGKILL" }, "ended by SIGKILL"],
  [{ exitCode: null, durationMs: null }, "had not ended when its plugin did"],
])("%j is summed up as %j", (change, summary) => {
  expect(delegateSummary({ ...call, ...change })).toBe(summary);
});

test("the command is that of its environment", () => {
  expect(delegateCommand(call)).toBe("ADD");
  expect(delegateCommand({ env: [] })).toBe("");
});
