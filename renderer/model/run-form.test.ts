import { describe, expect, test } from "vitest";
import { networkDirectory, succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { blockingProblem, formProblems } from "./form-problems.ts";
import { outlineConfig } from "./outline-config.ts";
import {
  chosenNetwork,
  composeRuntimeConf,
  emptyForm,
  formOfRun,
  type RunForm,
  replayState,
  shownCapabilities,
  withIgnoreUnknown,
} from "./run-form.ts";

const [labNet, , , , broken] = networkDirectory.files;
const derived = "cnitool-20b4ff582526573bbe7d";

describe("the chosen network", () => {
  test("is that of the file, unless the file is broken or gone", () => {
    const choose = (networkFile: string | undefined) =>
      chosenNetwork({ ...emptyForm, networkFile: networkFile ?? null }, networkDirectory);
    expect(choose(labNet?.file)?.network.bytes).toEqual(labNet?.bytes);
    expect(choose(broken?.file)).toBeNull();
    expect(choose("/gone.conflist")).toBeNull();
  });

  test("of a replay has the run's bytes, whatever the file holds", () => {
    const form = formOfRun(succeededRun, derived);
    const changed = {
      ...networkDirectory,
      files: networkDirectory.files.map((file) => ({
        ...file,
        bytes: { encoding: "utf8", text: "new" } as const,
      })),
    };
    expect(chosenNetwork(form, changed)?.network).toEqual(succeededRun.network);
    expect(form.replay && replayState(form.replay, changed)).toBe("changed");
    expect(form.replay && replayState(form.replay, networkDirectory)).toBe("unchanged");
    expect(form.replay && replayState(form.replay, { ...networkDirectory, files: [] })).toBe("gone");
  });

  test("is outlined from bytes as the engine outlines the file", () => {
    expect(outlineConfig(succeededRun.network)).toEqual(labNet?.network);
  });
});

describe("the form of an earlier run", () => {
  test("asks for exactly what the run asked for", () => {
    expect(composeRuntimeConf(formOfRun(succeededRun, derived), derived)).toEqual(succeededRun.runtimeConf);
  });

  test("takes an ID that cnitool would not make as an own one", () => {
    expect(formOfRun(succeededRun, derived).ownContainerId).toBeNull();
    expect(formOfRun(succeededRun, "cnitool-other").ownContainerId).toBe(derived);
  });
});

test("capabilities are those that the chain declares, then others that hold something", () => {
  const form: RunForm = { ...emptyForm, capabilities: { ips: { kind: "json", text: "[]" } } };
  expect(shownCapabilities(form, labNet?.network ?? null)).toMatchObject([
    { capability: "portMappings", receivers: [{ type: "portmap" }] },
    { capability: "mac", receivers: [{ type: "tuning" }] },
    { capability: "ips", receivers: [], couldDeclare: ["bridge"] },
  ]);
  const emptied: RunForm = { ...form, capabilities: { ips: { kind: "ips", value: "" } } };
  expect(shownCapabilities(emptied, labNet?.network ?? null)).toHaveLength(2);
});

test("IgnoreUnknown is one pair before all others, or none", () => {
  const rows = [
    { id: 4, key: "A", value: "B" },
    { id: 7, key: "IgnoreUnknown", value: "0" },
  ];
  const on = withIgnoreUnknown(rows, true);
  expect(on).toEqual([
    { id: 8, key: "IgnoreUnknown", value: "1" },
    { id: 4, key: "A", value: "B" },
  ]);
  expect(withIgnoreUnknown(on, false)).toEqual([{ id: 4, key: "A", value: "B" }]);
});

describe("problems", () => {
  const good: RunForm = { ...emptyForm, netns: "/run/netns/demo1" };

  test("a good form has none", () => {
    expect(blockingProblem(formProblems(good, derived, null), "ADD")).toBeNull();
  });

  test.each<[Partial<RunForm>, string, string]>([
    [{ netns: null }, derived, "Choose a network namespace."],
    [{ ownContainerId: "a/b" }, "a/b", "invalid characters in containerID; a/b"],
    [{ ownContainerId: "" }, "", "missing containerID"],
    [
      { ifName: "much-too-long-name" },
      derived,
      "interface name is too long; interface name should be less than 16 characters",
    ],
    [{ args: [{ id: 0, key: "K", value: "" }] }, derived, 'invalid CNI_ARGS pair "K="'],
    [{ args: [{ id: 0, key: "K", value: "V;A=B" }] }, derived, "“;” separates pairs"],
    [{ args: [{ id: 0, key: "K", value: "V;B" }] }, derived, "“;” separates pairs"],
    [{ args: [{ id: 0, key: "K", value: "a=b" }] }, derived, "“=” separates key and value"],
    [{ capabilities: { mac: { kind: "json", text: "{" } } }, derived, "not a JSON value"],
  ])("%j is refused in the reference's words", (change, containerId, message) => {
    const problems = formProblems({ ...good, ...change }, containerId, null);
    expect(blockingProblem(problems, "ADD")).toContain(message);
  });

  test("an argument that no plugin gets keeps nothing from running, one that some plugin gets does", () => {
    const form: RunForm = { ...good, capabilities: { mac: { kind: "mac", value: "02:11" } } };
    const [, ptp] = networkDirectory.files;
    expect(blockingProblem(formProblems(form, derived, ptp?.network ?? null), "ADD")).toBeNull();
    expect(blockingProblem(formProblems(form, derived, labNet?.network ?? null), "ADD")).toContain(
      "mac: A MAC address has six pairs",
    );
  });

  test("an ID that is still being derived is none", () => {
    expect(formProblems(good, "", null).containerId).toBeNull();
  });

  test("of an attachment do not stand against an operation on the network", () => {
    const problems = formProblems({ ...emptyForm, ifName: "" }, "", null);
    expect(blockingProblem(problems, "DEL")).not.toBeNull();
    expect(blockingProblem(problems, "STATUS")).toBeNull();
  });
});
