import { expect, test } from "vitest";
import { writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { writableResult } from "../result/cni-result.ts";
import { decodeFailure, decodeResult } from "./decode-output.ts";
import { decodePluginVersions } from "./plugin-version.ts";

const parsing = "netplugin failed but error parsing its diagnostic message";

test.each([
  ["", "", "netplugin failed with no error message: exit status 3", null],
  ["", "err\n", 'netplugin failed: "err\\n": exit status 3', null],
  ['{"code":7,"msg":"m","details":"d"}', "lost", "m; d", { code: 7, msg: "m", details: "d" }],
  ["{}", "", "", { code: 0, msg: "", details: "" }],
  ["null", "", "", { code: 0, msg: "", details: "" }],
  ["no\n", "", `${parsing} "no\\n": invalid character 'o' in literal null (expecting 'u')`, null],
  [
    '{"code":-1,"msg":"m","details":"d"}',
    "",
    `${parsing} "{\\"code\\":-1,\\"msg\\":\\"m\\",\\"details\\":\\"d\\"}": json: cannot unmarshal number -1 into Go struct field Error.code of type uint; d`,
    null,
  ],
])("stdout %j, stderr %j: %s", (stdout, stderr, message, cni) => {
  const error = decodeFailure("exit status 3", encodeUtf8(stdout), encodeUtf8(stderr));
  expect(error).toMatchObject({ code: "PLUGIN_FAILED", message, cni });
});

const stdin = encodeUtf8('{"cniVersion":"0.4.0"}');

test.each([
  ["{}", '{"cniVersion":"0.4.0","dns":{}}'],
  ["null", '{"cniVersion":"0.4.0","dns":{}}'],
  ['{"cniVersion":""}', '{"cniVersion":"0.4.0","dns":{}}'],
  ['{"cniVersion":"1.1.0","extra":1}', '{"cniVersion":"1.1.0"}'],
])("the result %s is taken for %s", (stdout, result) => {
  expect(writeJson(writableResult(decodeResult(stdin, encodeUtf8(stdout))))).toBe(result);
});

test.each([
  ["", "failed to unmarshal raw result: unexpected end of JSON input"],
  ["{}{}", "failed to unmarshal raw result: invalid character '{' after top-level value"],
  [
    "[]",
    "failed to unmarshal raw result: json: cannot unmarshal array into Go value of type map[string]interface {}",
  ],
  ['{"cniVersion":"1.0"}', 'unsupported CNI result version "1.0"'],
  ['{"ips":3}', "json: cannot unmarshal number into Go struct field Result.ips of type []*types040.IPConfig"],
])("the result %j: %s", (stdout, message) => {
  expect(() => decodeResult(stdin, encodeUtf8(stdout))).toThrow(
    expect.objectContaining({ code: "INVALID_RESULT", message }),
  );
});

test.each([
  ['{"cniVersion":"1.0.0","supportedVersions":["0.4.0","1.0.0"]}', "1.0.0", ["0.4.0", "1.0.0"]],
  ['{"CNIVERSION":"0.2.0"}', "1.1.0", ["0.1.0", "0.2.0"]],
])("the answer %s to VERSION", (stdout, cniVersion, supportedVersions) => {
  expect(decodePluginVersions(encodeUtf8(stdout))).toEqual({ cniVersion, supportedVersions });
});

test.each([
  ["{}", "decoding version info: missing field cniVersion"],
  ['{"cniVersion":"1.0.0","supportedVersions":[]}', "decoding version info: missing field supportedVersions"],
  ["x", "decoding version info: invalid character 'x' looking for beginning of value"],
])("the answer %s to VERSION: %s", (stdout, message) => {
  expect(() => decodePluginVersions(encodeUtf8(stdout))).toThrow(message);
});
