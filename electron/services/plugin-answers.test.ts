import { expect, test } from "vitest";
import {
  commonVersion,
  type PluginAnswer,
  pluginAnswers,
  validationText,
} from "../../shared/cni/plugin-versions.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { sampleRun } from "../history/sample-run.ts";
import { CniConfig } from "../libcni/cni-config.ts";
import { confListFromBytes } from "../libcni/conf/load-conf-list.ts";
import { encodeUtf8 } from "../libcni/go/utf8.ts";
import { createFakeTarget, type FakePlugin, prints } from "../libcni/testing/fake-target.ts";
import { askVersions } from "./ask-versions.ts";
import { toRunEvent } from "./runs/run-events.ts";

/** What the window reads from a run's steps, beside what the engine itself made of the same plugins. */

const lists =
  (...versions: readonly string[]): FakePlugin =>
  () =>
    prints(JSON.stringify({ cniVersion: "1.0.0", supportedVersions: versions }));
const fails =
  (stdout: string): FakePlugin =>
  () => ({ ...prints(stdout), exitCode: 1 });

/** Runs VERSION on plugins that are named `p0`, `p1`, … */
async function ask(cniVersion: string, plugins: readonly (FakePlugin | null)[]) {
  const present = plugins.flatMap((plugin, at) =>
    plugin === null ? [] : [[`/bin/p${at}`, plugin] as const],
  );
  const target = createFakeTarget({}, Object.fromEntries(present));
  const cni = new CniConfig({ target, pluginPath: ["/bin"], cacheDir: "/c", inheritedEnv: {} });
  const types = plugins.map((_, at) => `p${at}`);
  const config = JSON.stringify({ cniVersion, name: "n", plugins: types.map((type) => ({ type })) });
  const list = await confListFromBytes(encodeUtf8(config), "/n.conflist", target.files);
  let run: RunRecord = { ...sampleRun, id: 1, operation: "VERSION", cniVersion, pluginTypes: types };
  const asked = await askVersions(cni, list, {
    signal: new AbortController().signal,
    onEvent: (event) => {
      run = applyRunEvent(run, toRunEvent(event, 0));
    },
  });
  return { asked, answers: pluginAnswers(run), validated: await cni.validateNetworkList(list), run };
}

test.each<[string, FakePlugin | null, PluginAnswer["versions"], PluginAnswer["source"]]>([
  ["a list", lists("0.4.0", "1.0.0"), ["0.4.0", "1.0.0"], "list"],
  [
    "a list in other letters",
    () => prints('{"CNIVERSION":"1","SupportedVersions":["1.0.0"]}'),
    ["1.0.0"],
    "list",
  ],
  [
    "a list with a null in it",
    () => prints('{"cniVersion":"1","supportedVersions":["1.0.0",null]}'),
    ["1.0.0", ""],
    "list",
  ],
  ["0.2.0 without a list", () => prints('{"cniVersion":"0.2.0"}'), ["0.1.0", "0.2.0"], "noList"],
  [
    "0.2.0 with an empty list",
    () => prints('{"cniVersion":"0.2.0","supportedVersions":[]}'),
    ["0.1.0", "0.2.0"],
    "noList",
  ],
  ["1.0.0 without a list", () => prints('{"cniVersion":"1.0.0"}'), null, null],
  ["no version", () => prints('{"supportedVersions":["1.0.0"]}'), null, null],
  ["no JSON", () => prints("bridge v1.1.1"), null, null],
  [
    "a plugin that does not know VERSION",
    fails('{"code":4,"msg":"unknown CNI_COMMAND: VERSION"}'),
    ["0.1.0"],
    "unknownCommand",
  ],
  [
    "the same with details",
    fails('{"code":4,"msg":"unknown CNI_COMMAND: VERSION","details":"x"}'),
    null,
    null,
  ],
  ["a plugin that fails otherwise", fails('{"code":7,"msg":"no"}'), null, null],
  ["no plugin", null, null, null],
])("%s is read as the engine reads it", async (_name, plugin, versions, source) => {
  const { asked, answers, validated, run } = await ask("1.0.0", [plugin]);
  expect(answers[0]).toMatchObject({ versions, source });
  expect(answers[0]?.versions ?? null).toEqual(asked.answers[0]?.supportedVersions ?? null);
  expect(validationText(run)).toBe(validated.state === "invalid" ? validated.message : null);
});

test.each([
  ["1.0.0", [true, false]],
  ["0.4.0", [true, true]],
  ["", [false, false]],
  ["1.0", [false, false]],
])("cniVersion %j: %j", async (cniVersion, supported) => {
  const { answers, validated, run } = await ask(cniVersion, [lists("0.4.0", "1.0.0"), lists("0.4.0")]);
  expect(answers.map((answer) => answer.supported)).toEqual(supported);
  expect(validationText(run)).toBe(validated.state === "invalid" ? validated.message : null);
});

test("plugins that were not asked yet have no answer and no problem", () => {
  const run = { cniVersion: "1.0.0", pluginTypes: ["bridge"], steps: [] };
  expect(pluginAnswers(run)).toMatchObject([{ versions: null, supported: null, problem: null }]);
  expect(validationText(run)).toBeNull();
});

test.each<[string, readonly (FakePlugin | null)[], string | null]>([
  ["the newest that all speak", [lists("0.4.0", "1.0.0", "1.1.0"), lists("1.0.0", "0.4.0")], "1.0.0"],
  ["none that all speak", [lists("1.1.0"), lists("0.4.0")], null],
  ["unknown, with a plugin that is not there", [lists("1.1.0"), null], null],
])("the common version is %s", async (_name, plugins, version) => {
  expect(commonVersion((await ask("1.1.0", plugins)).run)).toBe(version);
});
