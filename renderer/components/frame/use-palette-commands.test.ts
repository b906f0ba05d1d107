import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { standInClient } from "../../../e2e/fixtures/stand-in-client.ts";
import { namespaces, networkDirectory, succeededRun } from "../../../e2e/fixtures/stand-in-data.ts";
import type { Client } from "../../../shared/ipc/client.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { callHook } from "../../stores/render-test-kit.tsx";
import { createStores, type Stores } from "../../stores/stores.ts";
import { commandKey } from "./palette-command.ts";
import { usePaletteCommands } from "./use-palette-commands.ts";

const nothing = () => {};
const bar = {
  location: { hash: "" },
  history: { replaceState: nothing },
  addEventListener: nothing,
  removeEventListener: nothing,
};
const failed: RunRecord = {
  ...succeededRun,
  outcome: "failed",
  error: { code: "PLUGIN_FAILED", message: "it failed", pluginType: "bridge", cni: null },
};

describe("the palette", () => {
  let client: Client;
  let stores: Stores;

  beforeEach(() => {
    client = standInClient({});
    stores = createStores(client, bar);
    stores.networks.setState({ targetId: "lab", directory: networkDirectory });
    stores.namespaces.setState({ targetId: "lab", namespaces });
  });
  afterEach(() => client.close());

  const groups = () => callHook(stores, usePaletteCommands);
  const names = (record: RunRecord | null): readonly string[] => {
    stores.currentRun.setState({ record });
    return groups().flatMap(({ commands }) => commands.map(({ name }) => name));
  };

  test("has what the buttons of the run on screen do", () => {
    const ofRun = ["Undo (DEL)", "Run again", "Export run…", "Show the trace", "Delete this run"];
    expect(names(succeededRun)).toEqual(expect.arrayContaining(ofRun));
    expect(names(succeededRun)).not.toContain("Clean up with DEL");
    expect(names(succeededRun)).not.toContain("Cancel");
    expect(names(failed)).toContain("Clean up with DEL");
    expect(names(failed)).not.toContain("Undo (DEL)");
    expect(names(null)).not.toContain("Show the trace");
  });

  test("has of a run under way what can be done before its end", () => {
    const commands = names({ ...succeededRun, outcome: "running" });
    expect(commands).toContain("Cancel");
    const afterIt = ["Undo (DEL)", "Run again", "Export run…", "Delete this run"];
    for (const later of afterIt) expect(commands).not.toContain(later);
  });

  test("copies the command and deletes the namespace of the form", () => {
    expect(names(null)).not.toContain("Copy command");
    expect(names(null)).not.toContain("Delete namespace…");
    const { adopt } = stores.runForm.getState();
    adopt({ networkFile: networkDirectory.files[0]?.file ?? null, netns: namespaces[0]?.path ?? null });
    stores.targets.setState({ statuses: [{ id: "lab", state: "ready", since: 0 }] });
    expect(names(null)).toEqual(expect.arrayContaining(["Copy command", "Delete namespace…"]));
  });

  test("tells all its commands apart, also two files with one network's name", () => {
    const { files } = networkDirectory;
    const twins = files.map((file) => ({ ...file, file: file.file.replace("/net.d/", "/net.d/copy-of-") }));
    stores.networks.setState({ directory: { ...networkDirectory, files: [...files, ...twins] } });
    const keys = groups().flatMap(({ name, commands }) => commands.map((each) => commandKey(name, each)));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
