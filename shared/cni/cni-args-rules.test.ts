import { expect, test } from "vitest";
import { argWarnings, ignoresUnknown, refusers } from "./cni-args-rules.ts";
import type { NetworkOutline } from "./network-file.ts";

const chain = (
  ...plugins: readonly (readonly [type: string, ipamType: string | null])[]
): NetworkOutline => ({
  name: "n",
  cniVersion: "1.0.0",
  disableCheck: false,
  disableGC: false,
  plugins: plugins.map(([type, ipamType]) => ({ type, ipamType, capabilities: [] })),
});
const bridge = chain(["bridge", "host-local"], ["portmap", null]);

test("plugins that read CNI_ARGS refuse what they do not know, to the letter", () => {
  expect(refusers("IP", bridge)).toEqual(["bridge"]);
  expect(refusers("MAC", bridge)).toEqual(["host-local"]);
  expect(refusers("ip", bridge)).toEqual(["bridge", "host-local"]);
  expect(refusers("IgnoreUnknown", bridge)).toEqual([]);
  expect(refusers("K", chain(["ptp", "dhcp"], ["own", null], ["toString", null]))).toEqual([]);
});

test("the last IgnoreUnknown counts", () => {
  expect(ignoresUnknown([["IgnoreUnknown", "TRUE"]])).toBe(true);
  expect(
    ignoresUnknown([
      ["IgnoreUnknown", "1"],
      ["IgnoreUnknown", "0"],
    ]),
  ).toBe(false);
  expect(ignoresUnknown([["ignoreunknown", "1"]])).toBe(false);
});

test("each pair is warned of", () => {
  const warn = (outline: NetworkOutline, ...args: readonly (readonly [string, string])[]) =>
    argWarnings(args, outline);
  expect(warn(bridge, ["K8S_POD", "x"])).toEqual([
    "bridge and host-local do not know K8S_POD and will refuse it without IgnoreUnknown=1.",
  ]);
  expect(warn(bridge, ["mac", "x"])[0]).toContain("Perhaps MAC is meant.");
  expect(warn(bridge, ["IgnoreUnknown", "1"], ["K8S_POD", "x"])).toEqual([null, null]);
  expect(warn(bridge, ["A", "1"], ["A", "2"], ["IgnoreUnknown", "1"])).toEqual([
    "A is there again below. Plugins take the last one.",
    null,
    null,
  ]);
  expect(warn(bridge, ["IgnoreUnknown", "yes"])).toEqual([
    "Plugins take 1, true, 0 and false for IgnoreUnknown.",
  ]);
  const ignore = ["IgnoreUnknown", "1"] as const;
  expect(warn(bridge, ignore, ["IP", "10.1"], ["MAC", "02:00"])).toEqual([
    null,
    "invalid IP address 10.1",
    expect.stringContaining("six pairs"),
  ]);
  expect(warn(bridge, ignore, ["IP", "10.1.2.3"])).toEqual([null, null]);
  const isStatic = chain(["macvlan", "static"]);
  expect(warn(isStatic, ignore, ["IP", "10.1.2.3"])[1]).toContain("static wants addresses with a prefix");
  expect(warn(isStatic, ignore, ["IP", "10.1.2.3/24,10.1.2.4/24"])).toEqual([null, null]);
});
