import { expect, test } from "vitest";
import { unmarshal } from "./json-decoder.ts";
import { GoTextError } from "./json-errors.ts";
import { field, goStruct } from "./json-struct.ts";
import {
  goBool,
  goInt,
  goMap,
  goObject,
  goPointer,
  goSlice,
  goString,
  goText,
  goUint,
  goUnmarshaler,
} from "./json-types.ts";
import { encodeUtf8 } from "./utf8.ts";

const inner = goStruct(
  "p.Inner",
  { text: "", count: 0n },
  { text: field("text", goString), count: field("count", goUint) },
);
const address = goText<string>("net.IP", (text) => (text === "bad" ? new GoTextError("bad address") : text));
const outer = goStruct(
  "p.Outer",
  {
    kind: "",
    flags: goMap("map[string]bool", goBool).zero,
    inner: inner.zero,
    list: goSlice("[]*p.Inner", goPointer(inner)).zero,
    custom: inner.zero,
    ip: address.zero,
    index: goPointer(goInt).zero,
    any: goObject.zero,
  },
  {
    kind: field("kind", goString),
    flags: field("flags", goMap("map[string]bool", goBool)),
    inner: field("inner", inner),
    list: field("list", goSlice("[]*p.Inner", goPointer(inner))),
    custom: field(
      "custom",
      goUnmarshaler(inner, inner.zero, (value) => value),
    ),
    ip: field("ip", address),
    index: field("index", goPointer(goInt)),
    any: field("any", goObject),
  },
);

function read(json: string) {
  return unmarshal(encodeUtf8(json), outer);
}

const cannot = "json: cannot unmarshal";

test.each([
  ["[]", `${cannot} array into Go value of type p.Outer`],
  ['{"kind":1}', `${cannot} number into Go struct field Outer.kind of type string`],
  ['{"flags":{"a":"x"}}', `${cannot} string into Go struct field Outer.flags of type bool`],
  ['{"flags":[]}', `${cannot} array into Go struct field Outer.flags of type map[string]bool`],
  ['{"inner":true}', `${cannot} bool into Go struct field Outer.inner of type p.Inner`],
  ['{"inner":{"text":{}}}', `${cannot} object into Go struct field Inner.inner.text of type string`],
  ['{"inner":{"count":-1}}', `${cannot} number -1 into Go struct field Inner.inner.count of type uint`],
  ['{"list":"x"}', `${cannot} string into Go struct field Outer.list of type []*p.Inner`],
  ['{"list":[{},{"text":3}]}', `${cannot} number into Go struct field Inner.list.text of type string`],
  ['{"custom":{"text":3}}', `${cannot} number into Go struct field Outer.custom.text of type string`],
  ['{"custom":3}', `${cannot} number into Go struct field Outer.custom of type p.Inner`],
  ['{"index":1.0}', `${cannot} number 1.0 into Go struct field Outer.index of type int`],
  ['{"ip":3}', `${cannot} number into Go struct field Outer.ip of type net.IP`],
  ['{"any":{"x":1e400}}', `${cannot} number 1e400 into Go struct field Outer.any of type float64`],
  ['{"kind":1,"index":"x"}', `${cannot} number into Go struct field Outer.kind of type string`],
  ['{"kind":1,"ip":"bad"}', "bad address"],
  ['{"kind":1', "unexpected end of JSON input"],
])("%s: %s", (json, message) => {
  expect(read(json).error?.message).toBe(message);
});

test("what fits is read in spite of what does not", () => {
  expect(read('{"kind":1,"inner":{"text":"t","count":"x"},"index":3}').value).toMatchObject({
    kind: "",
    inner: { text: "t", count: 0n },
    index: 3n,
  });
});

test("names match in any case, exact ones first, and the last one counts", () => {
  expect(read('{"KIND":"a","Kind":"b"}').value.kind).toBe("b");
  expect(read('{"\u212aind":"a"}').value.kind).toBe("a");
  expect(read('{"flag\u017f":{"x":true}}').value.flags?.get("x")).toBe(true);
});

test("repeated objects are merged, in structs and in maps", () => {
  const { value } = read('{"inner":{"text":"a"},"inner":{"count":2},"any":{"a":1},"any":{"b":2}}');
  expect(value.inner).toEqual({ text: "a", count: 2n });
  expect([...(value.any ?? [])]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("null leaves a value, and is nil where Go has one", () => {
  const { value, error } = read('{"kind":"k","kind":null,"index":3,"index":null,"list":[null],"any":null}');
  expect(error).toBeNull();
  expect(value).toMatchObject({ kind: "k", index: null, list: [null], any: null });
});
