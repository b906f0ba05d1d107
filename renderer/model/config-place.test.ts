import { expect, test } from "vitest";
import type { NetworkDirectory } from "../../shared/cni/network-file.ts";
import type { RunNetwork } from "../../shared/run/run-record.ts";
import { positionOf } from "./config-place.ts";

const text = '{\n  "name": "n",\n  "plugins": [\n    { "type": "bridge" }, { "type" : "a.b" }\n  ]\n}\n';
const network: RunNetwork = { name: "n", file: "/n.conflist", bytes: { encoding: "utf8", text } };

const directory: NetworkDirectory = {
  directory: "/",
  pluginPath: [],
  problem: null,
  files: [
    {
      file: "/n.conflist",
      bytes: { encoding: "utf8", text },
      network: null,
      problems: [
        { severity: "error", message: "", libcniMessage: null, position: null },
        { severity: "error", message: "", libcniMessage: null, position: { line: 3, column: 7 } },
      ],
    },
  ],
};

test("a key is found at its first line", () => {
  expect(positionOf({ of: "key", key: "type" }, network, null)).toEqual({ line: 4, column: 7 });
});

test("a key with a value is found where it has that value, which is no pattern", () => {
  expect(positionOf({ of: "value", key: "type", value: "a.b" }, network, null)).toEqual({
    line: 4,
    column: 29,
  });
  expect(positionOf({ of: "value", key: "type", value: "a.*" }, network, null)).toBeNull();
});

test("a value is no key, and what is not there has no place", () => {
  expect(positionOf({ of: "key", key: "bridge" }, network, null)).toBeNull();
  expect(positionOf({ of: "key", key: "ipam" }, network, null)).toBeNull();
  const bytes = { encoding: "base64", base64: "/w==" } as const;
  expect(positionOf({ of: "key", key: "name" }, { ...network, bytes }, null)).toBeNull();
});

test("libcni's place counts as long as the file is as it was", () => {
  expect(positionOf({ of: "problem" }, network, directory)).toEqual({ line: 3, column: 7 });
  const before = { ...network, bytes: { encoding: "utf8", text: "{" } } as const;
  expect(positionOf({ of: "problem" }, before, directory)).toBeNull();
  expect(positionOf({ of: "problem" }, network, null)).toBeNull();
});
