import { expect, test } from "vitest";
import { networkDirectory, succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import type { RunRecord } from "../run/run-record.ts";
import { exportFormats } from "./export-format.ts";
import { exportRun } from "./export-run.ts";

const secret = "hunter2-is-long";
const run: RunRecord = {
  ...succeededRun,
  runtimeConf: { ...succeededRun.runtimeConf, args: [["TOKEN", secret]] },
  steps: succeededRun.steps.map((step) => ({
    ...step,
    env: [{ name: "CNI_ARGS", value: `TOKEN=${secret}`, origin: "cni" }],
    stdin: { encoding: "utf8", text: `{"password":"${secret}"}` },
    stderr: { encoding: "utf8", text: `${secret}\n` },
  })),
};
const base = { derivedContainerId: run.runtimeConf.containerId, versions: [] } as const;

test.each(exportFormats)("as %s: secrets are masked, said and counted, and kept when asked for", (format) => {
  const masked = exportRun(run, { ...base, format, withSecrets: false });
  expect(masked.text).not.toContain(secret);
  expect(masked.text.split("(masked)")).toHaveLength(masked.masked + 1);
  expect(masked.masked).toBe({ command: 1, script: 9, markdown: 11, json: 10 }[format]);
  expect(masked.kinds).toEqual(["TOKEN", "password"]);
  const whole = exportRun(run, { ...base, format, withSecrets: true });
  expect(whole).toMatchObject({ masked: 0, kinds: [] });
  expect(whole.text.split(secret)).toHaveLength(masked.masked + 1);
  expect(whole.text).not.toContain("(masked)");
});

test("the kinds that are named are those of the format, and not of the whole run", () => {
  const steps = run.steps.map((step) => ({
    ...step,
    stdin: { encoding: "utf8", text: '{"apiToken":"another-long-one"}' } as const,
  }));
  const kindsAs = (format: (typeof exportFormats)[number]) =>
    exportRun({ ...run, steps }, { ...base, format, withSecrets: false }).kinds;
  expect(kindsAs("json")).toEqual(["TOKEN", "apiToken"]);
  expect(kindsAs("command")).toEqual(["TOKEN"]);
});

test("JSON is the record on one line", () => {
  const { text } = exportRun(run, { ...base, format: "json", withSecrets: true });
  expect(text.indexOf("\n")).toBe(text.length - 1);
  expect(JSON.parse(text)).toEqual(run);
});

test("the command follows the operation, and says what it does not do", () => {
  const command = (operation: RunRecord["operation"], derivedContainerId: string) =>
    exportRun(
      { ...succeededRun, operation },
      { ...base, derivedContainerId, format: "command", withSecrets: true },
    ).text;
  const id = succeededRun.runtimeConf.containerId;
  expect(command("GC", "other")).toMatch(
    /^NETCONFPATH=\S+ CNI_PATH=\S+ cnitool gc lab-net \/run\/netns\/demo1\n$/,
  );
  expect(command("DEL", id)).toMatch(/^NETCONFPATH=.* cnitool del lab-net /);
  expect(command("DEL", "other")).toMatch(/^# cnitool always takes the container ID other .*\nNETCONFPATH=/);
  const [file] = networkDirectory.files;
  if (file === undefined) throw new Error("There is no file.");
  const files = [{ ...file, file: file.file.replace("10-", "00-") }, file];
  const shadowed = { ...base, derivedContainerId: id, format: "command", withSecrets: true, files } as const;
  expect(exportRun(succeededRun, shadowed).text).toMatch(
    /^# cnitool takes the network lab-net from .*00-lab/,
  );
  expect(command("VERSION", id)).toBe("# cnitool has no verb for VERSION.\n");
  expect(exportRun(run, { ...base, format: "command", withSecrets: false }).text).toMatch(
    /^# Secrets are masked in it, so that it will not repeat the run\.\n/,
  );
});
