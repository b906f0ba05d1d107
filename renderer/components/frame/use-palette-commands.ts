import type { RunNetwork } from "../../../shared/run/run-record.ts";
import { themes } from "../../../shared/settings/settings.ts";
import { baseName } from "../../model/base-name.ts";
import { targetNames } from "../../model/target-names.ts";
import { leftHistoryRoute } from "../../stores/history-route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useEquivalentCommand } from "../../stores/use-equivalent-command.ts";
import { useRunRequest } from "../../stores/use-run-request.ts";
import { type StepControl, useStepControl } from "../../stores/use-step-control.ts";
import { timelineId } from "../../views/history/timeline/timeline-id.ts";
import { useExportMatching } from "../carry/use-export-matching.ts";
import { useFailureActions } from "../run-panel/failure/use-failure-actions.ts";
import type { PaletteCommand, PaletteGroup } from "./palette-command.ts";
import { useOrderCommands } from "./use-order-commands.ts";
import { useSearchCommands } from "./use-search-commands.ts";
import { useShownRunCommands } from "./use-shown-run-commands.ts";
import { useTopologyCommands } from "./use-topology-commands.ts";

/** All that can be done now, in groups; a group without commands is left out. */
export function usePaletteCommands(): readonly PaletteGroup[] {
  const groups = [
    useRunCommands(),
    useFailureCommands(),
    useShownRunCommands(),
    useOrderCommands(),
    useCarryCommands(),
    useTopologyCommands(),
    useChoiceCommands("network"),
    useChoiceCommands("namespace"),
    useSearchCommands(),
    useWindowCommands(),
  ];
  return groups.filter(({ commands }) => commands.length > 0);
}

const noNetwork: RunNetwork = { name: "", file: "", bytes: { encoding: "utf8", text: "" } };
const gateWords = { fails: "fails,", skipped: "is skipped,", partial: "in part," } as const;

function useRunCommands(): PaletteGroup {
  const { operations, start } = useRunRequest();
  const step = useStepControl();
  const faults = useFaultCommands();
  const copies = useCopyCommands();
  return {
    name: "Run",
    commands: [
      ...stepCommands(step),
      ...operations
        .filter(({ problem }) => problem === null)
        .map(({ operation, target, gate }) => ({
          name: operation,
          note: gate === null ? target : `${gateWords[gate.effect]} ${target}`,
          run: () => start(operation),
        })),
      ...faults,
      ...copies,
    ],
  };
}

/** In the lab, something can be made to go wrong. */
function useFaultCommands(): readonly PaletteCommand[] {
  const { runForm, route } = useStores();
  const { chosen } = useRunRequest();
  const inLab = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target === "lab",
  );
  const armed = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.fault.armed,
  );
  if (!inLab || chosen === null || chosen.outline === null) return [];
  const toggle = () => {
    runForm.getState().editFault({ armed: !armed });
    route.getState().navigate({ view: "run" });
  };
  const name = armed ? "Inject no fault" : "Inject a fault";
  return [{ name, note: "into the next run", run: toggle }];
}

function stepCommands(step: StepControl | null): readonly PaletteCommand[] {
  if (step === null) return [];
  return [
    { name: "Next plugin", note: "Ctrl ⏎", run: () => step("next") },
    { name: "Run to end", note: "Ctrl Shift ⏎", run: () => step("toEnd") },
    { name: "Stop here", note: "Ctrl .", run: () => step("stop") },
  ];
}

/** What can be done about the current run's error. */
function useFailureCommands(): PaletteGroup {
  const record = useFrom(
    (stores) => stores.currentRun,
    (state) => state.record,
  );
  const commands = useFailureActions(record).map(({ name, run }) => ({
    name,
    note: "after the failure",
    run,
  }));
  return { name: "After the failure", commands };
}

/** What the form says, for a shell. */
function useCopyCommands(): readonly PaletteCommand[] {
  const { chosen } = useRunRequest();
  const { notices } = useStores();
  const { command, request, problem } = useEquivalentCommand(chosen ?? { network: noNetwork });
  if (chosen === null || problem !== null || command.startsWith("#")) return [];
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
      notices.getState().tell("Copied: the equivalent cnitool command.");
    } catch (error) {
      notices.getState().report(error);
    }
  };
  return [{ name: "Copy command", note: `cnitool, ${request.operation}`, run: () => void copy() }];
}

/** Out of the history and into it. */
function useCarryCommands(): PaletteGroup {
  const { exporting, ui } = useStores();
  const exportMatching = useExportMatching();
  const exportRuns = {
    name: "Export runs…",
    note: "all that the search finds",
    run: () => exportMatching?.(),
  };
  return {
    name: "History",
    commands: [
      ...(exportMatching === null ? [] : [exportRuns]),
      { name: "Import runs…", note: "from a bundle", run: () => ui.getState().open("importRuns") },
      { name: "Back up the history…", note: "", run: exporting.getState().backUp },
    ],
  };
}

function useChoiceCommands(kind: "network" | "namespace"): PaletteGroup {
  const { runForm, route, ui } = useStores();
  const files = useFrom(
    (stores) => stores.networks,
    (state) => state.directory?.files,
  );
  const namespaces = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces,
  );
  const chosen = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.netns,
  );
  const choose = (change: { networkFile: string } | { netns: string }) => (): void => {
    runForm.getState().edit(change);
    route.getState().navigate({ view: "run" });
  };
  if (kind === "network") {
    const commands = (files ?? []).map(({ file, network }) => ({
      name: `Choose ${network?.name ?? baseName(file)}`,
      note: baseName(file),
      run: choose({ networkFile: file }),
    }));
    return { name: "Networks", commands };
  }
  const commands = (namespaces ?? []).map(({ name, path }) => ({
    name: `Choose ${name}`,
    note: path,
    run: choose({ netns: path }),
  }));
  const create = { name: "New namespace…", note: "", run: () => ui.getState().open("createNamespace") };
  const remove = {
    name: "Delete namespace…",
    note: chosen ?? "",
    run: () => ui.getState().open("deleteNamespace"),
  };
  const series = { name: "Run over several namespaces…", note: "", run: () => ui.getState().open("series") };
  const removal = namespaces?.some(({ path }) => path === chosen) ? [remove] : [];
  return {
    name: "Namespaces",
    commands: namespaces === null ? [] : [...commands, create, ...removal, series],
  };
}

function useWindowCommands(): PaletteGroup {
  const { route, history, selectedRun, settings, targets, ui } = useStores();
  const { change } = settings.getState();
  const now = settings.getState().settings;
  const statuses = targets.getState().statuses ?? [];
  const offered = statuses.filter(({ id, state }) => state !== "unavailable" && id !== now.target);
  const hasLab = statuses.some(({ id, state }) => id === "lab" && state !== "unavailable");
  return {
    name: "Window",
    commands: [
      { name: "Go to Run", note: "Ctrl 1", run: () => route.getState().navigate({ view: "run" }) },
      {
        name: "Go to History",
        note: "Ctrl 2",
        run: () => route.getState().navigate(leftHistoryRoute({ history, selectedRun })),
      },
      {
        name: "Go to Statistics",
        note: "Ctrl 3",
        run: () => route.getState().navigate({ view: "statistics", filter: history.getState().filter }),
      },
      {
        name: "Go to Settings",
        note: "Ctrl ,",
        run: () => route.getState().navigate({ view: "settings" }),
      },
      {
        name: "Search the history",
        note: "/",
        run: () => {
          route.getState().navigate(leftHistoryRoute({ history, selectedRun }));
          ui.getState().setSearchHistory(true);
        },
      },
      {
        name: "Choose a time in the timeline",
        note: "of the history",
        run: () => {
          route.getState().navigate(leftHistoryRoute({ history, selectedRun }));
          // When the palette has closed and given the focus back.
          requestAnimationFrame(() => setTimeout(() => document.getElementById(timelineId)?.focus()));
        },
      },
      ...offered.map(({ id }) => ({
        name: `Switch to ${targetNames[id]}`,
        note: "target",
        run: () => void change({ target: id }),
      })),
      ...(hasLab ? [{ name: "Reset lab…", note: "", run: () => ui.getState().open("resetLab") }] : []),
      ...themes.map((theme) => ({ name: `Theme: ${theme}`, note: "", run: () => void change({ theme }) })),
      {
        name: now.projector ? "Leave projector mode" : "Projector mode",
        note: "larger type",
        run: () => void change({ projector: !now.projector }),
      },
      {
        name: now.stepwise ? "Stop stepping through chains" : "Step through the chain",
        note: "step mode",
        run: () => void change({ stepwise: !now.stepwise }),
      },
      {
        name: now.recordDelegates[now.target]
          ? "Stop recording what plugins call"
          : "Record what plugins call",
        note: targetNames[now.target],
        run: () =>
          void change({
            recordDelegates: { ...now.recordDelegates, [now.target]: !now.recordDelegates[now.target] },
          }),
      },
      {
        name: "Try the network",
        note: "ping and TCP between namespaces",
        run: () => {
          route.getState().navigate({ view: "run" });
          ui.getState().showPart("tryIt");
        },
      },
      { name: "Keyboard shortcuts", note: "?", run: () => ui.getState().open("shortcuts") },
    ],
  };
}
