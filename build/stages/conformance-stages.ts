import { existsSync } from "node:fs";
import { join } from "node:path";
import { partNames } from "../bootstrap/distribution.mjs";
import { findProgram, missingParts, programFolders } from "../bootstrap/missing-parts.mjs";
import { rootDir } from "../bootstrap/root.mjs";
import { runChild } from "../bootstrap/run-child.mjs";
import { say } from "../bootstrap/say.mjs";
import { type Stage, type StageOutcome, skippedStage } from "./stage.ts";

const suite = join(rootDir, "e2e/conformance");
const pluginsFolder =
  ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"].find((folder) => existsSync(join(folder, "bridge"))) ??
  "";

interface Part {
  readonly name: string;
  readonly cases: readonly string[];
  readonly args: readonly string[];
  /** Options that the command line gets each time. */
  readonly options?: readonly string[];
  readonly needs: Parameters<typeof missingParts>[0];
  readonly timeoutMs: number;
}

const topicsWithRecording = ["exec", "plugin-errors"];

const parts: readonly Part[] = [
  {
    name: "conformance",
    cases: ["cases/open"],
    args: ["--strict"],
    needs: ["python", "unshare"],
    timeoutMs: 600_000,
  },
  {
    name: "conformance, extended",
    cases: ["extended/open"],
    args: ["--strict"],
    needs: ["python", "unshare"],
    timeoutMs: 600_000,
  },
  {
    name: "conformance, library",
    // The same cases as in api/open, whose expectations were recorded without the reference's driver.
    cases: ["api/recorded"],
    args: ["--strict"],
    needs: ["python", "unshare"],
    timeoutMs: 300_000,
  },
  {
    name: "conformance, real plugins",
    cases: ["real"],
    args: ["--plugins", pluginsFolder],
    needs: ["python", "unshare", "ip", "plugins", "firewall"],
    timeoutMs: 400_000,
  },
  {
    name: "conformance, delegates recorded",
    // Nothing may differ but that the plugin's CNI_PATH names the recorder's directory as well. The cases that tell most
    // of how a plugin is called, and all with real plugins, most of which delegate.
    cases: ["cases/open", "real"],
    args: [
      ...["--strict", "--plugins", pluginsFolder],
      ...["--filter", `^(${topicsWithRecording.join("|")}|real)/`],
      ...["--ignore", "/run/cnitool-desktop-delegates-[^/ ]+/path[: ]"],
    ],
    options: ["--record-delegates"],
    needs: ["python", "unshare", "ip", "plugins", "firewall"],
    timeoutMs: 400_000,
  },
];

/** The recorded behaviour of libcni and cnitool, asked of the built command line and of the engine. */
export const conformanceStages: readonly Stage[] = parts.map((part) => ({
  name: part.name,
  run: () => runPart(part),
}));

async function runPart(part: Part): Promise<StageOutcome> {
  const missing = missingParts(part.needs, { PATH: process.env.PATH });
  if (missing.length > 0) {
    return skippedStage(
      `${part.name}: this machine lacks ${missing.map((name) => partNames[name]).join(", ")}`,
    );
  }
  if (!(await mayMakeNamespaces())) {
    return skippedStage(`${part.name}: this user may not make user namespaces, in which the cases run`);
  }
  return runCases(part);
}

async function mayMakeNamespaces(): Promise<boolean> {
  const unshare = findProgram("unshare", programFolders(process.env)) ?? "unshare";
  const end = await runChild(unshare, ["--map-root-user", "--mount", "--net", "true"], { output: "collect" });
  return end.code === 0;
}

async function runCases(part: Part): Promise<StageOutcome> {
  const command = [
    join(suite, "run-conformance.py"),
    ...["--cmd", [shellWord(join(rootDir, "dist/bin/cnitool-desktop")), ...(part.options ?? [])].join(" ")],
    ...["--api-cmd", `${shellWord(process.execPath)} ${shellWord(join(suite, "api-driver.ts"))}`],
    ...part.args,
    ...part.cases.map((cases) => join(suite, cases)),
  ];
  const end = await runChild("python3", command, {
    cwd: rootDir,
    output: "collect",
    onOutput: (chunk) => process.stdout.write(chunk),
    timeoutMs: part.timeoutMs,
  });
  if (end.timedOut) say(`${part.name} took longer than ${part.timeoutMs / 1000} s and was ended.`);
  return readConformance(end.output);
}

/** A word as Python's shlex reads it back. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

/** Reads what run-conformance.py prints: `FAIL CASE: reason` and `skip CASE: reason` lines and the closing count. */
export function readConformance(output: string): StageOutcome {
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(output);
  const skipped = [...output.matchAll(/^skip (.+)$/gm)].map(([, reason]) => reason ?? "");
  const failed = [...output.matchAll(/^FAIL (.+)$/gm)].map(([, name]) => name ?? "");
  // Without the closing line, or with other failures than it counts, the runner itself failed.
  if (counts === null || Number(counts[2]) !== failed.length) failed.push("the conformance runner");
  return { passed: Number(counts?.[1] ?? 0), failed, skipped };
}
