import { resultVersions } from "../../../shared/cni/spec-version.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { cleanUpOffer } from "../../model/clean-up-offer.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { hasLabEnded } from "../../model/has-lab-ended.ts";
import { isUndoable } from "../../model/is-undoable.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import type { PanelPart } from "../../stores/ui-store.ts";
import { useChangedFile } from "../../stores/use-changed-file.ts";
import { useShownRun } from "../../stores/use-shown-run.ts";
import { findOnScreen } from "../find-on-screen.ts";
import { repeatsOf } from "../run-panel/repeats-of.ts";
import { useRunAgain } from "../run-panel/use-run-again.ts";
import type { PaletteCommand, PaletteGroup } from "./palette-command.ts";

/** What can be done with the run that is on screen. */
export function useShownRunCommands(): PaletteGroup {
  const record = useShownRun();
  const runs = useRunsOf(record);
  const cancels = useCancel(record);
  const comparisons = useComparisons(record);
  const versions = useResultVersions(record);
  const parts = useParts(record);
  const { ui } = useStores();
  if (record === null) return { name: "This run", commands: [] };
  const note = `run ${record.id}`;
  const exportRun = { name: "Export run…", note, run: () => ui.getState().open("exportRun") };
  // When the palette has closed and given the focus back.
  const find = () => void requestAnimationFrame(() => setTimeout(findOnScreen));
  return {
    name: "This run",
    commands: [
      ...cancels,
      ...runs,
      ...(record.outcome === "running" ? [] : [exportRun]),
      { name: "Find in the run", note: "Ctrl F", run: find },
      ...parts,
      ...comparisons,
      ...versions,
    ],
  };
}

function useCancel(record: RunRecord | null): readonly PaletteCommand[] {
  const { currentRun, selectedRun } = useStores();
  const inRunView = useInRunView();
  if (record === null || record.outcome !== "running") return [];
  const { cancel } = (inRunView ? currentRun : selectedRun).getState();
  return [{ name: "Cancel", note: `run ${record.id}`, run: () => void cancel() }];
}

/** The runs that follow from this one, once it has ended. */
function useRunsOf(record: RunRecord | null): readonly PaletteCommand[] {
  const { runner } = useStores();
  const inRunView = useInRunView();
  const starting = useFrom(
    (stores) => stores.runner,
    (state) => state.starting !== null,
  );
  const changed = useChangedFile(record);
  const runAgain = useRunAgain();
  const labEnded = useFrom(
    (stores) => stores.targets,
    ({ statuses }) => record !== null && hasLabEnded(record, statuses),
  );
  if (record === null || starting || record.outcome === "running") return [];
  const note = `run ${record.id}`;
  const { request, undo } = runner.getState();
  const undoing = { name: "Undo (DEL)", note, run: () => void undo(record) };
  const cleaning = { ...undoing, name: "Clean up with DEL" };
  const form = { name: "Run again…", note, run: () => void runAgain(record) };
  const repeats = repeatsOf(record, changed).flatMap(({ name, request: again }) =>
    again === null ? [] : [{ name, note, run: () => void request(again) }],
  );
  return [
    ...(isUndoable(record) ? [undoing] : []),
    ...(cleanUpOffer(record) === "yes" && !labEnded ? [cleaning] : []),
    ...(inRunView ? repeats : [form]),
  ];
}

function useComparisons(record: RunRecord | null): readonly PaletteCommand[] {
  const { comparing, route } = useStores();
  if (record === null) return [];
  const note = `run ${record.id}`;
  const { withEarlier } = comparing.compare.getState();
  const lastSuccess = {
    name: "Compare with the network’s last success",
    note,
    run: () => void withEarlier(record, "lastSuccess"),
  };
  const attachment = attachmentOf(record);
  if (attachment === null) return [lastSuccess];
  return [
    lastSuccess,
    {
      name: "Compare with the previous of this attachment",
      note,
      run: () => void withEarlier(record, "previous"),
    },
    {
      name: "Show all runs of this attachment",
      note,
      run: () => route.getState().navigate({ view: "attachment", ...attachment }),
    },
  ];
}

function useResultVersions(record: RunRecord | null): readonly PaletteCommand[] {
  const { conversions, ui } = useStores();
  if (record === null || record.outcome === "running") return [];
  if (record.operation !== "ADD" || record.result === null) return [];
  return [null, ...resultVersions.toReversed()].map((version) => ({
    name: version === null ? "Show the result as it came" : `Show the result as ${version}`,
    note: `run ${record.id}`,
    run: () => {
      conversions.getState().choose(record.id, version);
      ui.getState().showPart("result");
    },
  }));
}

const partNames = {
  trace: "Show the trace",
  result: "Show the result",
  changes: "Show the changes",
  details: "Show the details",
  raw: "Show what went in and came out, raw",
} as const satisfies Partial<Record<PanelPart, string>>;
const parts = ["trace", "result", "changes", "details", "raw"] as const;

/** The tabs; the run view's picture and what can be tried have commands of their own. */
function useParts(record: RunRecord | null): readonly PaletteCommand[] {
  const { ui } = useStores();
  const inRunView = useInRunView();
  if (record === null) return [];
  const note = `run ${record.id}`;
  const show = (name: string, part: PanelPart): PaletteCommand => ({
    name,
    note,
    run: () => ui.getState().showPart(part),
  });
  return [
    ...parts.map((part) => show(partNames[part], part)),
    ...(inRunView ? [] : [show("Show the topology", "topology")]),
  ];
}

function useInRunView(): boolean {
  return useFrom(
    ({ route }) => route,
    ({ route }) => route.view === "run",
  );
}
