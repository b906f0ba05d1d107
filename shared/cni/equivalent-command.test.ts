import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunRequest } from "../run/run-record.ts";
import { equivalentCommand } from "./equivalent-command.ts";
import type { NetworkFile } from "./network-file.ts";

const derived = "cnitool-20b4ff582526573bbe7d";

const add: RunRequest = {
  operation: "ADD",
  targetId: "lab",
  network: {
    name: "lab-net",
    file: "/etc/cni/net.d/10-lab.conflist",
    bytes: { encoding: "utf8", text: "{}" },
  },
  runtimeConf: { containerId: derived, netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};
const withConf = (change: Partial<RunRequest["runtimeConf"]>): RunRequest => ({
  ...add,
  runtimeConf: { ...add.runtimeConf, ...change },
});
const commandOf = (request: RunRequest) => equivalentCommand(request, ["/usr/lib/cni"], derived).command;
const caveatOf = (request: RunRequest) => equivalentCommand(request, ["/usr/lib/cni"], derived).caveat;

describe("the words", () => {
  test("defaults are left out", () => {
    expect(equivalentCommand(add, ["/opt/cni/bin", "/usr/lib/cni"], derived)).toEqual({
      command: "CNI_PATH=/opt/cni/bin:/usr/lib/cni cnitool add lab-net /run/netns/c1",
      caveat: null,
    });
  });

  test("everything that is not a default is given, quoted where a shell would read it", () => {
    const request: RunRequest = {
      ...withConf({
        ifName: "net1",
        args: [
          ["K", "it's"],
          ["L", "2"],
        ],
        capabilityArgs: '{"portMappings":[]}',
      }),
      network: { ...add.network, file: "/home/a b/net.d/10-lab.conflist" },
    };
    expect(commandOf(request)).toBe(
      `NETCONFPATH='/home/a b/net.d' CNI_PATH=/usr/lib/cni CAP_ARGS='{"portMappings":[]}' CNI_ARGS='K=it'\\''s;L=2' CNI_IFNAME=net1 cnitool add lab-net /run/netns/c1`,
    );
  });

  test.each([
    ["DEL", "del"],
    ["CHECK", "check"],
    ["STATUS", "status"],
    ["GC", "gc"],
  ] as const)("%s is %s", (operation, verb) => {
    expect(commandOf({ ...add, operation })).toBe(
      `CNI_PATH=/usr/lib/cni cnitool ${verb} lab-net /run/netns/c1`,
    );
  });
});

describe("what cnitool cannot say", () => {
  test("another container ID", () => {
    expect(caveatOf(withConf({ containerId: "mine" }))).toContain("it cannot be given mine");
  });

  test("an argument with a separator in it", () => {
    expect(caveatOf(withConf({ args: [["K", "a=b"]] }))).toContain('invalid CNI_ARGS pair "K=a=b"');
  });

  test("another file of the network's name, or a broken one, that comes first", () => {
    const network = { name: "lab-net", cniVersion: "", plugins: [], disableCheck: false, disableGC: false };
    const named = (file: string, name: string | null): NetworkFile => ({
      file,
      bytes: { encoding: "utf8", text: "" },
      network: name === null ? null : { ...network, name },
      problems: [],
    });
    const own = named(add.network.file, "lab-net");
    const caveatWith = (...files: readonly NetworkFile[]) =>
      equivalentCommand({ ...add, operation: "GC" }, [], derived, files).caveat;
    const first = "/etc/cni/net.d/00.conflist";
    expect(caveatWith(named(first, "lab-net"), own)).toContain(`takes the network lab-net from ${first}`);
    expect(caveatWith(named(first, null), own)).toBe(`cnitool stops at ${first}, which is broken.`);
    expect(caveatWith(named(first, "other-net"), own, named("/etc/cni/net.d/z.conf", "lab-net"))).toBeNull();
    expect(caveatWith(named("/elsewhere/00.conflist", "lab-net"), own)).toBeNull();
  });

  test("VERSION; the command is then a comment", () => {
    const { command, caveat } = equivalentCommand({ ...add, operation: "VERSION" }, [], derived);
    expect(command).toMatch(/^# /);
    expect(caveat).toBe("cnitool has no verb for VERSION.");
  });
});

describe("a real shell", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "equivalent-command-"));
    const program = join(directory, "cnitool");
    writeFileSync(
      program,
      `#!/bin/sh\nprintf '%s\\0' "$NETCONFPATH" "$CNI_PATH" "$CAP_ARGS" "$CNI_ARGS" "$CNI_IFNAME" "$@"\n`,
    );
    chmodSync(program, 0o755);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("gives cnitool exactly the values of the request", () => {
    // Anything but NUL, which no environment can hold, and halves of characters, which no bytes stand for.
    const text = fc.string({ unit: "binary", minLength: 1 }).filter((value) => !value.includes("\0"));
    fc.assert(
      fc.property(text, text, text, text, text, (ifName, capabilityArgs, key, value, netns) => {
        const request = withConf({ ifName, capabilityArgs, args: [[key, value]], netns });
        const command = equivalentCommand(request, [`/plugins/${key}`], derived).command;
        const output = execFileSync("/bin/sh", ["-c", command], {
          env: { PATH: `${directory}:/usr/bin:/bin` },
          encoding: "utf8",
        });
        const expectedIfName = ifName === "eth0" ? "" : ifName;
        expect(output.split("\0").slice(0, -1)).toEqual([
          "",
          `/plugins/${key}`,
          capabilityArgs,
          `${key}=${value}`,
          expectedIfName,
          "add",
          "lab-net",
          netns,
        ]);
      }),
      { numRuns: 30 },
    );
  });
});
