import { expect, test } from "vitest";
import { outlineConfig } from "./outline-config.ts";

const outline = (file: string, config: object) =>
  outlineConfig({ name: "n", file, bytes: { encoding: "utf8", text: JSON.stringify(config) } });

test.each([
  [{ cniVersion: "0.4.0" }, "0.4.0"],
  [{ cniVersion: "0.4.0", cniVersions: ["1.1.0", "1.0.0"] }, "1.1.0"],
  [{ cniVersions: ["1.0.0", "1.2.0"] }, "1.0.0"],
  [{ cniVersion: "2.0.0", cniVersions: ["3.0.0"] }, "2.0.0"],
  [{ cniVersion: "x" }, "x"],
  [{}, ""],
])("%j is run as version %j", (config, version) => {
  expect(outline("/n.conflist", { ...config, plugins: [] })?.cniVersion).toBe(version);
});

test.each([
  [true, true],
  ["True", true],
  ["false", false],
  [undefined, false],
])("disableCheck and disableGC of %j are %j", (value, expected) => {
  const config = { plugins: [], disableCheck: value, disableGC: value };
  expect(outline("/n.conflist", config)).toMatchObject({ disableCheck: expected, disableGC: expected });
});

test("a single configuration is a list of one, without the list's own keys", () => {
  expect(outline("/n.conf", { type: "ptp", cniVersion: "1.0.0", disableGC: true, plugins: [] })).toEqual({
    name: "n",
    cniVersion: "1.0.0",
    plugins: [{ type: "ptp", ipamType: null, capabilities: [] }],
    disableCheck: false,
    disableGC: false,
  });
});
