import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../go/utf8.ts";
import { createFakeTarget } from "../testing/fake-target.ts";
import { ConfError } from "./conf-error.ts";
import { lineAndColumn } from "./line-and-column.ts";
import { confListFromBytes, loadNetworkConfList } from "./load-conf-list.ts";

function load(name: string, texts: Readonly<Record<string, string>>) {
  return loadNetworkConfList(createFakeTarget(texts).files, "/net.d", name);
}

const list = (name: string, rest = "") =>
  `{"cniVersion":"1.0.0","name":"${name}","plugins":[{"type":"p"}]${rest}}`;

test("the first list in byte order has it, whatever singles there are", async () => {
  const found = await load("n", {
    "/net.d/00.conf": '{"name":"n","type":"single"}',
    "/net.d/9.conflist": list("n", ',"disableCheck":"TRUE"'),
    "/net.d/10.conflist": list("n"),
  });
  expect(found).toMatchObject({ file: "/net.d/10.conflist", cniVersion: "1.0.0", disableCheck: false });
});

test("a single configuration becomes a list of one, without flags of its own", async () => {
  const found = await load("n", { "/net.d/a.json": '{"NAME":"n","Type":"p","disableGC":true}' });
  expect(found).toMatchObject({ name: "n", cniVersion: "", disableGC: false });
  expect(decodeUtf8(found.bytes)).toBe(
    '{"cniVersion":"","name":"n","plugins":[{"NAME":"n","Type":"p","disableGC":true}]}',
  );
  expect(found.plugins[0]?.network.type).toBe("p");
});

test("plugins of the subdirectory come behind those of the list", async () => {
  const texts = {
    "/net.d/a.conflist": list("n"),
    "/net.d/n/2.conf": '{"type":"two"}',
    "/net.d/n/1.conf": '{"type":"one"}',
    "/net.d/n/0.json": "junk",
  };
  expect((await load("n", texts)).plugins.map((plugin) => plugin.network.type)).toEqual(["p", "one", "two"]);
  const alone = { ...texts, "/net.d/a.conflist": list("n", ',"loadOnlyInlinedPlugins":true') };
  expect((await load("n", alone)).plugins).toHaveLength(1);
});

test.each([
  [{}, "no net configurations found in /net.d"],
  [{ "/net.d/a.conflist": list("m") }, 'no net configuration with name "n" in /net.d'],
  [
    { "/net.d/a.conflist": "x", "/net.d/b.conflist": list("n") },
    "error parsing configuration list: invalid character 'x' looking for beginning of value",
  ],
  [
    { "/net.d/a.conflist": list("n"), "/net.d/n": "file" },
    "failed to read plugin config files in /net.d/n: open /net.d/n: not a directory",
  ],
  [{ "/net.d/a.conflist": '{"name":"bad"}' }, "no plugin configs found"],
  [{ "/net.d/a.conf": list("n") }, "error parsing configuration: missing 'type'"],
  [
    { "/net.d/a.conf": '{"name":"n","type":"p","args":{"large":1e309}}' },
    "json: cannot unmarshal number 1e309 into Go value of type float64",
  ],
])("%j: %s", async (texts, message) => {
  await expect(load("n", texts)).rejects.toMatchObject({ name: "ConfError", message });
});

const parsing = "error parsing configuration list: ";

test.each([
  ["{", `${parsing}unexpected end of JSON input`, [1, 2]],
  ['{\n  "name": "é" x\n}', `${parsing}invalid character 'x' after object key:value pair`, [2, 15]],
  ["{}", `${parsing}no name`, null],
  ['{"Name":"n"}', `${parsing}no name`, [1, 2]],
  ['{"name":null}', `${parsing}invalid name type <nil>`, [1, 2]],
  ['{"name":"n",\n"cniVersion":1}', `${parsing}invalid cniVersion type float64`, [2, 1]],
  ['{"name":"n","cniVersions":"1.0.0"}', `${parsing}invalid type for cniVersions: []interface {}`, [1, 13]],
  [
    '{"name":"n","cniVersions":["1.0.0",null]}',
    `${parsing}invalid type for cniVersions index 1: <nil>`,
    [1, 36],
  ],
  ['{"name":"n","disableGC":"Yes"}', `${parsing}invalid value "yes" for disableGC`, [1, 13]],
  [
    '{"name":"n","disableCheck":{}}',
    `${parsing}invalid type map[string]interface {} for disableCheck`,
    [1, 13],
  ],
  ['{"name":"n","plugins":null}', `${parsing}invalid 'plugins' type <nil>`, [1, 13]],
  ['{"name":"n","plugins":[]}', `${parsing}no plugins in list`, [1, 13]],
  [
    '{"name":"n","loadOnlyInlinedPlugins":true}',
    `${parsing}\`loadOnlyInlinedPlugins\` is true, and no 'plugins' key`,
    [1, 13],
  ],
  [
    '{"name":"n","plugins":[\n{"type":"p"},\n  {"ipam":{}}]}',
    "failed to parse plugin config 1: error parsing configuration: missing 'type'",
    [3, 3],
  ],
  [
    '{"name":"n","plugins":[{"type":"p",\n"ipam":{ "type":1 }}]}',
    "failed to parse plugin config 0: error parsing configuration: json: cannot unmarshal number into Go struct field IPAM.ipam.type of type string",
    [2, 10],
  ],
])("%j is refused: %s at %j", async (text, message, place) => {
  const bytes = encodeUtf8(text);
  const refused = confListFromBytes(bytes, "/net.d/a.conflist", createFakeTarget({}).files);
  const error = await refused.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConfError)) throw error;
  expect(error.message).toBe(message);
  const position = error.offset === null ? null : lineAndColumn(bytes, error.offset);
  expect(position && [position.line, position.column]).toEqual(place);
});

test.each([
  ['"cniVersions":["0.4.0","1.0.0","0.3.1"]', "1.0.0"],
  ['"cniVersions":["0.4.0"],"cniVersion":"1.0.0"', "1.0.0"],
  ['"cniVersions":["9.0.0"],"cniVersion":"8.0.0"', "8.0.0"],
  ['"cniVersions":["1.0.0","1.0"]', "1.0.0"],
  ['"cniVersions":["1.0","1.0.0"]', "1.0"],
  ['"cniVersion":"whatever"', "whatever"],
  ['"x":1', ""],
])("%s chooses %j", async (members, version) => {
  const found = await load("n", { "/net.d/a.conflist": `{"name":"n",${members},"plugins":[{"type":"p"}]}` });
  expect(found.cniVersion).toBe(version);
});
