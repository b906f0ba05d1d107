import { expect, test } from "vitest";
import { createFakeTarget } from "../testing/fake-target.ts";
import { describeNetworkDirectory } from "./describe-directory.ts";

function describeTexts(texts: Readonly<Record<string, string>>) {
  return describeNetworkDirectory(createFakeTarget(texts).files, "/net.d");
}

const good = (name: string) =>
  `{"cniVersion":"1.0.0","name":"${name}","plugins":[{"type":"bridge","ipam":{"type":"host-local"},"capabilities":{"portMappings":true,"mac":true,"ips":false}}]}`;

test("a good list", async () => {
  const { files, problem } = await describeTexts({ "/net.d/a.conflist": good("n") });
  expect(problem).toBeNull();
  expect(files).toEqual([
    {
      file: "/net.d/a.conflist",
      bytes: { encoding: "utf8", text: good("n") },
      network: {
        name: "n",
        cniVersion: "1.0.0",
        disableCheck: false,
        disableGC: false,
        plugins: [{ type: "bridge", ipamType: "host-local", capabilities: ["mac", "portMappings"] }],
      },
      problems: [],
    },
  ]);
});

test("a directory that is not there is told from an empty one", async () => {
  expect(await describeTexts({})).toEqual({ directory: "/net.d", files: [], problem: null, missing: true });
  expect(await describeTexts({ "/net.d/README": "" })).toEqual({
    directory: "/net.d",
    files: [],
    problem: null,
  });
});

test("a broken file has libcni's message, line and column, and the others are still there", async () => {
  const { files } = await describeTexts({
    "/net.d/1.conflist": '{\n  "name": "x",,\n}',
    "/net.d/2.conflist": good("n"),
  });
  expect(files[0]).toMatchObject({
    network: null,
    problems: [
      {
        severity: "error",
        message: "There is one comma too many.",
        libcniMessage:
          "error parsing configuration list: invalid character ',' looking for beginning of object key string",
        position: { line: 2, column: 15 },
      },
    ],
  });
  expect(files[1]?.network?.name).toBe("n");
  expect(files[1]?.problems).toMatchObject([
    {
      severity: "warning",
      message: "cnitool does not get to this file: it stops at /net.d/1.conflist, which is broken.",
    },
  ]);
});

test("lists come before singles, and the first file of a name wins", async () => {
  const { files } = await describeTexts({
    "/net.d/0.conf": '{"cniVersion":"1.0.0","name":"n","type":"p"}',
    "/net.d/9.conflist": good("n"),
    "/net.d/readme.txt": "no",
  });
  expect(files.map((file) => file.file)).toEqual(["/net.d/9.conflist", "/net.d/0.conf"]);
  expect(files[0]?.problems).toEqual([]);
  expect(files[1]?.problems[0]?.message).toContain("/net.d/9.conflist. cnitool uses that one.");
});

test("what libcni takes silently is warned of, with its place", async () => {
  const text = '{"cniVersion":"1.5","name":"a b",\n"plugins":[{"type":"p","mtu":1,\n "mtu":2}]}';
  const { files } = await describeTexts({ "/net.d/a.conflist": text });
  expect(files[0]?.problems).toEqual([
    {
      severity: "warning",
      message: '"a b" is no valid name for a network. ADD will refuse it.',
      libcniMessage: "invalid characters found in network name; a b",
      position: { line: 1, column: 21 },
    },
    {
      severity: "warning",
      message: '"1.5" is no version of the CNI specification up to 1.1.0.',
      libcniMessage: null,
      position: { line: 1, column: 2 },
    },
    {
      severity: "warning",
      message: 'The key "mtu" is there more than once. The last one counts.',
      libcniMessage: null,
      position: { line: 3, column: 2 },
    },
  ]);
});

test("a file in the directory's place is a problem", async () => {
  expect(await describeTexts({ "/net.d": "x" })).toMatchObject({
    problem: "The directory cannot be read: open /net.d: not a directory",
  });
});
