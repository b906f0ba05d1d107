import { newestFirst } from "../../shared/history/run-order.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { formatRoute } from "../model/route.ts";
import { emptyForm } from "../model/run-form.ts";
import type { Comparing } from "./compare-store.ts";
import { historyRoute } from "./history-route.ts";
import type { Memory } from "./memory.ts";
import { rememberRunForm } from "./remember-run-form.ts";
import type { Stores } from "./stores.ts";
import { statusOf } from "./targets-store.ts";

const currentRunKey = "cnitool.currentRun";
const deletionsKey = "cnitool.deletions";
const runFillsKey = "cnitool.runFills";

/** Brings the stores to life and lets them follow each other; `memory` has what outlives a reload. */
export async function startStores(stores: Stores, memory: Memory): Promise<void> {
  rememberCurrentRun(stores, memory);
  rememberDeletions(stores, memory);
  rememberRunFills(stores, memory);
  rememberRunForm(stores, memory);
  followRoute(stores);
  followTarget(stores);
  followShrinking(stores);
  adoptNetwork(stores);
  adoptNamespace(stores);
  stores.targets.getState().watch();
  await Promise.all([stores.app.getState().load(), stores.settings.getState().load()]);
}

function rememberCurrentRun({ currentRun }: Stores, memory: Memory): void {
  const id = Number(memory.getItem(currentRunKey));
  if (Number.isSafeInteger(id) && id > 0) currentRun.getState().attach(id);
  currentRun.subscribe(({ runId }, before) => {
    if (runId !== before.runId) memory.setItem(currentRunKey, runId === null ? "" : String(runId));
  });
}

function rememberDeletions({ ordering }: Stores, memory: Memory): void {
  const removals = (memory.getItem(deletionsKey) ?? "").split(",").map(Number);
  const known = removals.filter((removal) => Number.isSafeInteger(removal) && removal > 0);
  ordering.setState({ deletions: known.map((removal) => ({ removal, notice: null })) });
  ordering.subscribe(({ deletions }, before) => {
    if (deletions === before.deletions) return;
    memory.setItem(deletionsKey, deletions.map(({ removal }) => removal).join());
  });
}

function rememberRunFills({ ui }: Stores, memory: Memory): void {
  if (memory.getItem(runFillsKey) === "yes") ui.getState().toggleRunFills();
  ui.subscribe(({ runFills }, before) => {
    if (runFills !== before.runFills) memory.setItem(runFillsKey, runFills ? "yes" : "");
  });
}

/** What the history shows is what the address says. */
function followRoute({ route, history, selectedRun, comparing }: Stores): void {
  const first = route.getState().route;
  if (first.view === "history") {
    history.setState({ filter: first.filter, order: first.order ?? newestFirst });
    if (first.runId !== null) selectedRun.getState().attach(first.runId);
  }
  if (first.view === "compare") showCompared(comparing, first);
  history.getState().watch();
  route.getState().watch();
  route.subscribe(({ route: now }) => {
    if (now.view === "compare") showCompared(comparing, now);
    if (now.view !== "history") return;
    const address = formatRoute({ ...now, runId: null });
    if (formatRoute(historyRoute(history, null)) !== address) {
      void history.getState().show(now.filter, now.order ?? newestFirst);
    }
    const { runId, attach, detach } = selectedRun.getState();
    if (now.runId === null) detach();
    else if (now.runId !== runId) attach(now.runId);
  });
}

function showCompared(
  { left, right }: Comparing,
  ids: { readonly left: number; readonly right: number },
): void {
  if (left.getState().runId !== ids.left) left.getState().attach(ids.left);
  if (right.getState().runId !== ids.right) right.getState().attach(ids.right);
}

/** Networks and namespaces are those of the chosen target, from anew each time it becomes ready. */
function followTarget({ settings, targets, networks, namespaces, runForm }: Stores): void {
  const follow = (targetId: TargetId): void => {
    networks.getState().follow(targetId);
    namespaces.getState().follow(targetId);
  };
  settings.subscribe((now, before) => {
    if (!now.loaded) return;
    const first = !before.loaded;
    if (!first && now.settings.target === before.settings.target) return;
    if (!first) runForm.getState().adopt(emptyForm);
    follow(now.settings.target);
  });
  targets.subscribe((now, before) => {
    const { loaded, settings: chosen } = settings.getState();
    const state = statusOf(now.statuses, chosen.target)?.state;
    const earlier = statusOf(before.statuses, chosen.target)?.state;
    if (loaded && state === "ready" && earlier !== undefined && earlier !== "ready") follow(chosen.target);
  });
}

/** What the history takes, once it was told of, is that of after it gave the disk something back. */
function followShrinking({ history, usage }: Stores): void {
  history.subscribe(({ shrunk }, before) => {
    if (shrunk !== before.shrunk && usage.getState().usage !== null) void usage.getState().load();
  });
}

/** A form without a network takes the one that was used last in this target, else the first good one. */
function adoptNetwork({ settings, networks, runForm }: Stores): void {
  networks.subscribe(({ targetId, directory }) => {
    const { form, adopt } = runForm.getState();
    if (directory === null || targetId === null || form.replay !== null) return;
    if (directory.files.some(({ file }) => file === form.networkFile)) return;
    const last = settings.getState().settings.choices[targetId].networkFile;
    const chosen =
      directory.files.find(({ file }) => file === last) ??
      directory.files.find(({ network }) => network !== null);
    if ((chosen?.file ?? null) !== form.networkFile) adopt({ networkFile: chosen?.file ?? null });
  });
}

/** A form without a namespace takes the one that was used last in this target, else the first one. */
function adoptNamespace({ settings, namespaces, runForm }: Stores): void {
  namespaces.subscribe((now) => {
    const { form, adopt } = runForm.getState();
    if (now.namespaces === null || now.targetId === null || form.replay !== null) return;
    if (now.namespaces.length === 0 && form.netns !== null) adopt({ netns: null });
    if (form.netns !== null) return;
    const last = settings.getState().settings.choices[now.targetId].netns;
    const chosen = now.namespaces.find(({ path }) => path === last) ?? now.namespaces[0];
    if (chosen !== undefined) adopt({ netns: chosen.path });
  });
}
