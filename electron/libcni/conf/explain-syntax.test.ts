import { expect, test } from "vitest";
import { createFakeTarget } from "../testing/fake-target.ts";
import { describeNetworkDirectory } from "./describe-directory.ts";

/** Broken texts as people write them, through the whole reader, so that Go's words are the real ones. */
test.each<[name: string, text: string, sentence: string]>([
  ["missing comma", '{\n "name": "n"\n "type": "p"}', 'A comma is missing before "type".'],
  ["missing comma after a number", '{"mtu": 1500 "name": "n"}', 'A comma is missing before "name".'],
  ["missing comma in an array", '{"plugins": [{} {}]}', "A comma is missing before {."],
  ["missing comma before a word", '{"a": [1 true]}', "A comma is missing before “true”."],
  ["trailing comma in an object", '{"name": "n",\n}', "The comma before this } is one too many."],
  ["trailing comma in an array", '{"plugins": [{},]}', "The comma before this ] is one too many."],
  ["doubled comma", '{"name": "n",, "a": 1}', "There is one comma too many."],
  ["comma first", '{, "a": 1}', "Something is missing before this comma."],
  ["single quotes", "{'name': 'n'}", "Text stands in double quotes, not in single ones."],
  ["single quotes of a value", "{\"name\": 'n'}", "Text stands in double quotes, not in single ones."],
  ["curly quotes", "{“name”: 1}", "Text stands in straight double quotes, not in “."],
  ["key without quotes", '{name: "n"}', "A key stands in double quotes, which “name” does not."],
  [
    "value without quotes",
    '{"name": lab}',
    "“lab” is no value. Text stands in double quotes; without them there are only numbers, true, false and null.",
  ],
  [
    "Python's constant",
    '{"a": True}',
    "“True” is no value. Text stands in double quotes; without them there are only numbers, true, false and null.",
  ],
  [
    "a word that begins like true",
    '{"a": trunk-1}',
    "“trunk-1” is no value. Text stands in double quotes; without them there are only numbers, true, false and null.",
  ],
  [
    "line comment",
    '{\n // the name\n "name": "n"}',
    "JSON has no comments. Take out the one that begins here.",
  ],
  ["comment after a value", '{"a": 1 # one\n}', "JSON has no comments. Take out the one that begins here."],
  ["block comment first", '/* x */ {"a": 1}', "JSON has no comments. Take out the one that begins here."],
  [
    "byte order mark",
    '\ufeff{"name": "n"}',
    "The file begins with a byte order mark, which libcni does not read. Save it as UTF-8 without one.",
  ],
  ["unclosed string", '{"name": "n}', 'The string that begins with "n} is not closed.'],
  [
    "string over the end of its line",
    '{"name": "n,\n "a": 1}',
    'The string that begins with "n, is not closed on its line.',
  ],
  ["tab in a string", '{"name": "a\tb"}', 'The string that begins with "a holds a tab. Write “\\t” for it.'],
  [
    "control character in a string",
    '{"name": "a\u0007b"}',
    'The string that begins with "a holds a control character. Write “\\u0007” for it.',
  ],
  [
    "unknown escape",
    '{"name": "C:\\x"}',
    "“\\x” is no escape in a string. A backslash itself is written “\\\\”.",
  ],
  ["short \\u", '{"name": "\\u12"}', "Four hexadecimal digits have to follow “\\u” in a string."],
  ["cut-off object", '{"name": "n"', "The file ends too early: a closing } is missing."],
  ["cut-off chain", '{"plugins": [{"type": "p"', "The file ends too early: the closing } ] } are missing."],
  ["nothing", " \n", "The file is empty."],
  ["brace too many", '{"name": "n"}}', "There is one } too many."],
  [
    "text after the end",
    '{"name": "n"}\nend',
    "The configuration has ended before “end”. Take out what follows.",
  ],
  ["second object", '{"name": "n"} {"a": 1}', "The configuration has ended before {. Take out what follows."],
  ["missing brace", '{"plugins": [{"type": "p"]}', "A closing } is missing before this ]."],
  ["missing bracket", '{"plugins": [{"type": "p"}}', "A closing ] is missing before this }."],
  ["missing colon", '{"name" "n"}', 'A colon is missing after "name".'],
  ["missing value", '{"name": }', 'The value of "name" is missing.'],
  [
    "pair in an array",
    '{"plugins": ["type": "p"]}',
    "A colon does not belong here. Keys and values are pairs inside of { }.",
  ],
  ["leading zero", '{"mtu": 0600}', "A number does not begin with a 0."],
  ["plus sign", '{"mtu": +1}', "A number begins with a digit or a minus sign."],
  ["half a number", '{"mtu": 1.}', "The number is not complete."],
  ["YAML", 'name: "n"', "The file does not begin with {, but with “name”."],
])("%s", async (_name, text, sentence) => {
  const { files } = await describeNetworkDirectory(createFakeTarget({ "/d/1.conflist": text }).files, "/d");
  expect(files[0]?.problems[0]?.message).toBe(sentence);
  expect(files[0]?.problems[0]?.libcniMessage).toMatch(/^error parsing configuration list: /);
});

test("a file that is no UTF-8", async () => {
  const { files } = createFakeTarget({ "/d/1.conflist": "" });
  const utf16 = { ...files, read: async () => Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0) };
  const { files: described } = await describeNetworkDirectory(utf16, "/d");
  expect(described[0]?.problems[0]?.message).toBe("The file is not UTF-8 text. Save it as UTF-8.");
});

test("the plugin of a sub-directory's file is explained with the file's name", async () => {
  const texts = { "/d/1.conflist": '{"name":"n","cniVersion":"1.0.0"}', "/d/n/p.conf": "{'type': 1}" };
  const { files } = await describeNetworkDirectory(createFakeTarget(texts).files, "/d");
  expect(files[0]?.problems[0]?.message).toContain("/d/n/p.conf");
});
