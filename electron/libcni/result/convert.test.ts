import { expect, test } from "vitest";
import { resultVersions } from "../../../shared/cni/spec-version.ts";
import { writeJson } from "../go/json-writer.ts";
import { decodeUtf8, encodeUtf8 } from "../go/utf8.ts";
import { printResult, writableResult } from "./cni-result.ts";
import { convertResult } from "./convert.ts";
import { createResult, createResultFromBytes } from "./create.ts";

function convert(json: string, version: string): string {
  return writeJson(writableResult(convertResult(createResultFromBytes(encodeUtf8(json)), version)));
}

const newest = `{"cniVersion":"1.1.0","interfaces":[{"name":"eth0","mac":"aa","mtu":1500,"sandbox":"/s","socketPath":"/p","pciID":"x"}],
"ips":[{"interface":0,"address":"10.1.2.3/24","gateway":"10.1.2.1"},{"address":"fd00::3/64"},{"address":"10.9.9.9/32"}],
"routes":[{"dst":"0.0.0.0/0","gw":"10.1.2.1","mtu":1,"advmss":2,"priority":3,"table":0,"scope":5},{"dst":"::/0"}]}`;
const route =
  '{"dst":"0.0.0.0/0","gw":"10.1.2.1","mtu":1,"advmss":2,"priority":3,"table":0,"scope":5},{"dst":"::/0"}';
const sortedRoute =
  '{"advmss":2,"dst":"0.0.0.0/0","gw":"10.1.2.1","mtu":1,"priority":3,"scope":5,"table":0},{"dst":"::/0"}';

test.each([
  [
    "1.0.0",
    `{"cniVersion":"1.0.0","interfaces":[{"mac":"aa","mtu":1500,"name":"eth0","pciID":"x","sandbox":"/s","socketPath":"/p"}],"ips":[{"address":"10.1.2.3/24","gateway":"10.1.2.1","interface":0},{"address":"fd00::3/64"},{"address":"10.9.9.9/32"}],"routes":[${sortedRoute}]}`,
  ],
  [
    "0.4.0",
    `{"cniVersion":"0.4.0","interfaces":[{"name":"eth0","mac":"aa","sandbox":"/s"}],"ips":[{"version":"4","interface":0,"address":"10.1.2.3/24","gateway":"10.1.2.1"},{"version":"6","address":"fd00::3/64"},{"version":"4","address":"10.9.9.9/32"}],"routes":[${route}],"dns":{}}`,
  ],
  [
    "0.2.0",
    '{"cniVersion":"0.2.0","ip4":{"ip":"10.1.2.3/24","gateway":"10.1.2.1","routes":[{"dst":"0.0.0.0/0","gw":"10.1.2.1"}]},"ip6":{"ip":"fd00::3/64","routes":[{"dst":"::/0"}]},"dns":{}}',
  ],
])("1.1.0 to %s", (version, converted) => {
  expect(convert(newest, version)).toBe(converted);
});

test("0.1.0 to 0.3.1: the routes of both addresses become routes of the whole", () => {
  const old =
    '{"ip4":{"ip":"10.0.0.2/8","routes":[{"dst":"10.0.0.0/8"}]},"ip6":{"ip":"fd00::2/8","gateway":"fd00::1"},"dns":{"domain":"d"}}';
  expect(convert(old, "0.3.1")).toBe(
    '{"cniVersion":"0.3.1","ips":[{"version":"4","address":"10.0.0.2/8"},{"version":"6","address":"fd00::2/8","gateway":"fd00::1"}],"routes":[{"dst":"10.0.0.0/8"}],"dns":{"domain":"d"}}',
  );
});

test.each(resultVersions)("%s to every version and back keeps the first address", (from) => {
  const start = convert(newest, from);
  for (const to of resultVersions) {
    expect(convert(convert(start, to), from)).toContain('"10.1.2.3/24"');
  }
});

test("integers: float64 from 1.0.0 on, exact before", () => {
  const withRoute = (version: string) =>
    `{"cniVersion":"${version}","routes":[{"dst":"10.0.0.0/8","mtu":9007199254740993}]}`;
  expect(convert(withRoute("1.1.0"), "1.1.0")).toContain('"mtu":9007199254740992}');
  expect(convert(withRoute("0.4.0"), "0.4.0")).toContain('"mtu":9007199254740993}');
});

test.each([
  ['{"cniVersion":"1.1.0"}', "2.0.0", "no converter for CNI result version 1.1.0 to 2.0.0"],
  [
    '{"cniVersion":"0.4.0","ips":[{"version":"5","address":"10.0.0.1/8"}]}',
    "",
    "cannot convert: no valid IP addresses",
  ],
  ['{"cniVersion":"9.9.9"}', "1.1.0", 'unsupported CNI result version "9.9.9"'],
  [
    "x",
    "1.1.0",
    "decoding version from network config: invalid character 'x' looking for beginning of value",
  ],
  ['{"cniVersion":"1.0.0","ips":[{"address":"10.1/8"}]}', "1.1.0", "invalid CIDR address: 10.1/8"],
  ['{"cniVersion":"1.0.0","ips":[{"address":null}]}', "1.1.0", "invalid CIDR address: "],
  [
    '{"cniVersion":"0.2.0","ip4":{"ip":"10.0.0.1/8","routes":[{"dst":5}]}}',
    "0.2.0",
    "json: cannot unmarshal number into Go struct field Result.ip4.routes.dst of type string",
  ],
])("%s to %j: %s", (json, version, message) => {
  expect(() => convert(json, version)).toThrow(message);
});

test("a result whose own version is of another model", () => {
  expect(() => createResult("1.1.0", encodeUtf8('{"cniVersion":"0.4.0"}'))).toThrow(
    'result type supports [1.0.0 1.1.0] but unmarshalled CNIVersion is "0.4.0"',
  );
  expect(() => createResult("0.1.0", encodeUtf8('{"cniVersion":"0.4.0"}'))).toThrow(
    'result type supports [ 0.1.0 0.2.0] but unmarshalled CNIVersion is "0.4.0"',
  );
});

test("printed with four blanks and no line break at the end", () => {
  const result = createResultFromBytes(encodeUtf8('{"cniVersion":"1.0.0","ips":[{"address":"10.0.0.1/8"}]}'));
  expect(decodeUtf8(printResult(result))).toBe(
    '{\n    "cniVersion": "1.0.0",\n    "ips": [\n        {\n            "address": "10.0.0.1/8"\n        }\n    ]\n}',
  );
});
