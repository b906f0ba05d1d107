import { expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import type { RunRecord } from "../run/run-record.ts";
import { codeBlock, codeSpan } from "./markdown-text.ts";
import { reportOfRun } from "./report-of-run.ts";

const options = {
  command: "cnitool add lab-net /run/netns/demo1\n",
  versions: [["cnitool desktop", "0.1.0"]],
} as const;
const utf8 = (text: string) => ({ encoding: "utf8", text }) as const;

test.each([
  ["lab-net", "`lab-net`"],
  ["a`b", "``a`b``"],
  ["`a``", "``` `a`` ```"],
  [" a ", "`  a  `"],
  ["two\nlines\r\u202e", "`two\\x0alines\\x0d\\u{202e}`"],
  ["", "_empty_"],
])("the code %j", (value, expected) => expect(codeSpan(value)).toBe(expected));

test.each([
  ["x", "```\nx\n```\n"],
  ["x\n", "```\nx\n```\n"],
  ["```\n# owned\n````", "`````\n```\n# owned\n````\n`````\n"],
])("the block %j", (text, expected) => expect(codeBlock(text)).toBe(expected));

test("it says that a fault was injected, and where", () => {
  const fault = { pluginIndex: 0, fault: { kind: "signal", signal: "SIGSEGV" } } as const;
  const report = reportOfRun({ ...succeededRun, fault }, options);
  expect(report).toContain("- Fault: A fault was injected in the place of bridge, which itself did not run");
  expect(report.match(/- Fault that was injected: dies by SIGSEGV/g)).toHaveLength(1);
  expect(reportOfRun(succeededRun, options)).not.toMatch(/fault/i);
});

test("a plugin's name in a sentence is no Markdown and no HTML", () => {
  const fault = { pluginIndex: 0, fault: { kind: "hang" } } as const;
  const named = { ...succeededRun, fault, pluginTypes: ["<img src=x> **[a](b)**\n# c"] };
  const line = reportOfRun(named, options)
    .split("\n")
    .find((each) => each.startsWith("- Fault:"));
  expect(line).toContain(String.raw`\<img src=x\> \*\*\[a\]\(b\)\*\*\\x0a\# c`);
});

test("it has the facts, the configuration, each call, the result, the changes and the versions", () => {
  const change = { side: "target", kind: "link", key: "x", command: "ip link", shared: null } as const;
  const run: RunRecord = {
    ...succeededRun,
    outcome: "failed",
    error: {
      code: "PLUGIN_FAILED",
      message: "no; more",
      cni: { code: 7, msg: "no", details: "more" },
      pluginType: "bridge",
    },
    changes: {
      changes: [
        { ...change, action: "added", before: null, after: "cni0 up" },
        { ...change, action: "changed", before: "a 0", after: "a 1" },
      ],
      remains: [
        { ...change, text: "veth1 up" },
        { ...change, text: "cni0 up", shared: "others use it" },
      ],
      unread: [{ side: "netns", source: "tc", reason: "tc is missing" }],
    },
  };
  const report = reportOfRun(run, options);
  expect(report).toMatch(
    /^# ADD of `lab-net`: failed\n\n- Outcome: failed after 31\.4 ms\n- Began: 1970-01-01T/,
  );
  const headings = report.split("\n").filter((line) => line.startsWith("#"));
  expect(headings).toEqual([
    "# ADD of `lab-net`: failed",
    "## Error",
    "## Equivalent command",
    "## Configuration",
    "## Plugin calls",
    "### 1. ADD `bridge`: succeeded",
    "### 2. ADD `portmap`: succeeded",
    "### 3. ADD `tuning`: succeeded",
    "## Result",
    "## Changes",
    "## Versions",
  ]);
  expect(report).toContain(
    "- Kind: PLUGIN_FAILED\n- Plugin: `bridge`\n- CNI error code: 7\n\n```\nno; more\n```\n",
  );
  expect(report).toContain("- Exit: status 0 after 18.2 ms\n");
  expect(report).toContain("```diff\n+ target link: cni0 up\n- target link: a 0\n+ target link: a 1\n```\n");
  expect(report).toContain("Left over:\n\n```\n! target link: veth1 up\n```\n");
  expect(report).toContain("Not known:\n\n```\nnetns tc: tc is missing\n```\n");
  expect(report).toMatch(/- cnitool desktop: 0\.1\.0\n- cniVersion of the network: `1\.0\.0`\n$/);
});

test("nothing that plugins say is anything but text in it", () => {
  const evil = "```\n# owned\n<img src=x onerror=y>";
  const [first] = succeededRun.steps;
  if (first === undefined) throw new Error("the stand-in has no step");
  const run: RunRecord = {
    ...succeededRun,
    network: { name: "x`\n# owned", file: "/a`b", bytes: utf8(evil) },
    runtimeConf: { ...succeededRun.runtimeConf, args: [["A", evil]] },
    error: { code: "PLUGIN_FAILED", message: evil, cni: null, pluginType: "a`\n# owned" },
    skipReason: evil,
    steps: [
      {
        ...first,
        pluginType: "b`\n# owned",
        path: evil,
        env: [{ name: "A", value: evil, origin: "cni" }],
        stdin: utf8(evil),
        stdout: { encoding: "base64", base64: "/w==" },
        stderr: utf8(evil),
        error: { code: "PLUGIN_FAILED", message: evil, cni: null, pluginType: null },
      },
    ],
    result: utf8(evil),
  };
  const outside = withoutBlocks(reportOfRun(run, options));
  expect(outside.filter((line) => /owned|<img/.test(line) && !/`.*(owned|<img).*`/.test(line))).toEqual([]);
  expect(outside.filter((line) => /^#+ owned/.test(line))).toEqual([]);
  expect(outside).toContain("stdout, which is no UTF-8, in base64:");
});

test("an output of megabytes is cut, and says so", () => {
  const run = { ...succeededRun, result: utf8("x".repeat(1_000_000)) };
  const report = reportOfRun(run, options);
  expect(report.length).toBeLessThan(60_000);
  expect(report).toContain("… 990000 more characters, which the run's JSON has.");
});

/** The lines of Markdown that are not in a fenced block. */
function withoutBlocks(markdown: string): readonly string[] {
  let fence: string | null = null;
  return markdown.split("\n").filter((line) => {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === null) {
      fence = ticks ?? null;
      return ticks === undefined;
    }
    if (ticks === line && line.length >= fence.length) fence = null;
    return false;
  });
}

test("what a plugin ran itself stands below its call, each with what went in and out", () => {
  const call = {
    pluginType: "host-local",
    path: "/usr/lib/cni/host-local",
    env: ["CNI_COMMAND=ADD", "HOME=/root"],
    stdin: utf8('{"name":"n"}'),
    stdout: utf8("{}"),
    stderr: utf8(""),
    cut: ["stdout"],
    exitCode: null,
    signal: "SIGKILL",
    offsetMs: 1,
    durationMs: 4.04,
  } as const;
  const withDelegates = (delegated: NonNullable<RunRecord["steps"][number]["delegated"]>) =>
    reportOfRun(
      { ...succeededRun, steps: succeededRun.steps.slice(0, 1).map((step) => ({ ...step, delegated })) },
      options,
    );
  const report = withDelegates({ directory: "/d", problem: null, calls: [call] });
  expect(report).toContain(
    "#### It ran `host-local`\n\n- Program: `/usr/lib/cni/host-local`\n- Exit: ended by SIGKILL after 4.0 ms\n",
  );
  expect(report).toContain('```\nCNI_COMMAND=ADD\n```\n\nstdin:\n\n```json\n{"name":"n"}\n```\n');
  expect(report).toContain(
    "stdout, of which only the beginning was kept:\n\n```json\n{}\n```\n\nstderr: empty\n",
  );
  expect(withDelegates({ directory: null, problem: "no perl", calls: [] })).toContain(
    "could not be recorded: `no perl`\n",
  );
});
