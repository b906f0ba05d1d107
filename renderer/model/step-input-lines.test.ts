import { expect, test } from "vitest";
import { injectedWords, stepInputLines } from "./step-input-lines.ts";

const utf8 = (text: string) => ({ encoding: "utf8", text }) as const;
const network = (text: string) => ({ name: "n", file: "/n", bytes: utf8(text) });
const step = (stdin: string, injected: readonly string[]) => ({
  stdin: utf8(stdin),
  injected,
  pluginIndex: 1,
  pluginType: "tuning",
});

const list = '{"name":"n","plugins":[{"type":"bridge"},{"type":"tuning","cniVersion":"0.3.1","mtu":1.50e3}]}';

test("what was added is told from what was replaced, beside the file's own value", () => {
  const stdin = '{"cniVersion":"1.0.0","mtu":1500,"name":"n","type":"tuning"}';
  const input = stepInputLines(step(stdin, ["cniVersion", "name"]), network(list));
  expect(input).toEqual({
    added: ["name"],
    replaced: ["cniVersion"],
    lines: [
      { text: "{", mark: null },
      { text: '  "cniVersion": "0.3.1"', mark: "removed" },
      { text: '  "cniVersion": "1.0.0",', mark: "added" },
      { text: '  "mtu": 1500,', mark: null },
      { text: '  "name": "n",', mark: "added" },
      { text: '  "type": "tuning"', mark: null },
      { text: "}", mark: null },
    ],
  });
  expect(injectedWords(input)).toBe("1 field added, 1 replaced by libcni");
  expect(injectedWords({ added: [], replaced: [] })).toBe("");
});

test("a long value of the file stands once before the new one, in its own spelling", () => {
  const own = `{"type":"tuning","prevResult":{"a":"${"x".repeat(80)}","b":1e2}}`;
  const stdin = `{"prevResult":{"c":"${"y".repeat(80)}"},"type":"tuning"}`;
  const { lines } = stepInputLines(step(stdin, ["prevResult"]), network(own));
  const removed = lines?.filter(({ mark }) => mark === "removed").map(({ text }) => text.trim());
  expect(removed).toEqual(['"prevResult": {', `"a": "${"x".repeat(80)}",`, '"b": 1e2', "}"]);
});

test("where the file's own object is not known, all is added", () => {
  const stdin = '{"name":"n","type":"tuning"}';
  for (const text of ["{", '{"name":"n","plugins":[]}', '{"name":"n","type":"bridge"}'])
    expect(stepInputLines(step(stdin, ["name"]), network(text))).toMatchObject({
      added: ["name"],
      replaced: [],
    });
  expect(stepInputLines(step("no JSON", []), network(list)).lines).toBeNull();
});
