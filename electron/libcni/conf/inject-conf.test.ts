import { expect, test } from "vitest";
import type { Writable } from "../go/json-writer.ts";
import { decodeUtf8, encodeUtf8 } from "../go/utf8.ts";
import { injectConf } from "./inject-conf.ts";
import { pluginConfigFromBytes } from "./plugin-conf.ts";

function inject(json: string, values: Readonly<Record<string, Writable>>): string {
  const injected = injectConf(pluginConfigFromBytes(encodeUtf8(json)), new Map(Object.entries(values)));
  return decodeUtf8(injected.bytes);
}

test("values are put in or over those that are there, and all keys are sorted", () => {
  expect(inject('{"type":"p","name":"own","b":{"z":1,"a":2}}', { name: "n", cniVersion: "" })).toBe(
    '{"b":{"a":2,"z":1},"cniVersion":"","name":"n","type":"p"}',
  );
});

test("keys that mean something to JavaScript, and a key in another case, stay as they are", () => {
  expect(inject('{"Type":"p","__proto__":{"type":"x"},"Name":"own","10":1,"9":2}', { name: "n" })).toBe(
    '{"10":1,"9":2,"Name":"own","Type":"p","__proto__":{"type":"x"},"name":"n"}',
  );
});

test("what becomes unreadable for libcni is refused", () => {
  expect(() => inject('{"type":"p"}', { prevResult: "x" })).toThrow(
    "error parsing configuration: json: cannot unmarshal string into Go struct field PluginConf.prevResult of type map[string]interface {}",
  );
});
