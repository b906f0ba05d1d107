import type { Client } from "../../shared/ipc/client.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { commandLine } from "../fixtures/command-line.ts";
import { expect, test } from "../fixtures/test.ts";
import { takeOverPort } from "../fixtures/window-client.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";

const status = ["status", "ready-net", "/run/netns/x"] as const;
const readyNet = { cniVersion: "1.0.0", name: "ready-net", plugins: [{ type: "loopback" }] } as const;

test("what the command line runs appears in an open window", async ({ home, launch }) => {
  home.addNetwork("01-ready.conflist", readyNet);
  const { page } = await launch();
  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toHaveCount(0);

  await commandLine(home, ...status);
  await expect(history.rows()).toContainText([/STATUS.*ready-net/]);
  await commandLine(home, "add", "ready-net", "/run/netns/x", "--target", "lab");
  await expect(history.rows()).toContainText([/ADD.*ready-net/, /STATUS.*ready-net/]);
  await history.select(0);
  await history.panel.waitFor("succeeded");
});

test("a run of the command line is seen while it goes on", async ({ home, launch }) => {
  home.addNetwork("01-slow.conflist", { ...readyNet, name: "slow-net", plugins: [{ type: "sleeping" }] });
  const { page } = await launch();
  const client = await takeOverPort(page);
  const began = nextChange(client);
  const command = commandLine(home, "add", "slow-net", "/run/netns/x", "--target", "lab", "--timeout", "4");
  const run = await began;
  expect(run).toMatchObject({
    operation: "ADD",
    targetId: "lab",
    networkName: "slow-net",
    outcome: "running",
  });
  await expect(command).rejects.toThrow("ran longer than it was allowed to");
  let record = await client.call("history.get", { id: run.id });
  for await (const event of client.stream("runs.watch", { id: run.id }))
    record = applyRunEvent(record, event);
  expect(record).toMatchObject({
    outcome: "failed",
    error: { code: "TIMED_OUT" },
    steps: [{ state: "failed" }],
  });
});

async function nextChange(client: Client): Promise<RunSummary> {
  for await (const event of client.stream("history.watch")) if (event.type === "changed") return event.run;
  throw new Error("the window hears of no runs any more");
}
