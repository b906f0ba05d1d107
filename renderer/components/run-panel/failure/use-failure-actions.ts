import type { Remedy } from "../../../../shared/cni/explanations/remedy.ts";
import { explainFailure } from "../../../../shared/run/explain-failure.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { baseName } from "../../../model/base-name.ts";
import { positionOf } from "../../../model/config-place.ts";
import { newNamespaceProblem } from "../../../model/new-namespace.ts";
import { argumentsIn } from "../../../model/run-arguments.ts";
import { withIgnoreUnknown } from "../../../model/run-form.ts";
import { targetNames } from "../../../model/target-names.ts";
import type { RunFormState } from "../../../stores/run-form-store.ts";
import { useFrom, useStores } from "../../../stores/stores-context.tsx";
import { statusOf } from "../../../stores/targets-store.ts";
import { requestOf } from "../request-of.ts";
import { useRunAgain } from "../use-run-again.ts";

/** Something that the window does about an error when its button is pressed. */
export interface FailureAction {
  readonly name: string;
  readonly run: () => void;
}

/** What can be done about a run's error in the window, the best first; nothing for a run that did not fail. */
export function useFailureActions(
  record: RunRecord | null,
): readonly (FailureAction & Pick<Remedy, "kind">)[] {
  const actionsOf = useRemedyActions();
  if (record === null || record.error === null || record.outcome !== "failed") return [];
  const remedies = explainFailure(record)?.remedies ?? [];
  // One place of the config is enough.
  const place = remedies.find(
    (remedy) => remedy.kind === "showConfig" && actionsOf(remedy, record).length > 0,
  );
  return remedies
    .filter((remedy) => remedy.kind !== "showConfig" || remedy === place)
    .flatMap((remedy) => actionsOf(remedy, record).map((action) => ({ ...action, kind: remedy.kind })));
}

type ActionsOf = (remedy: Remedy, record: RunRecord) => readonly FailureAction[];

/** None where there is nothing to do it with: an argument that was not given, a key that the config does not have. */
function useRemedyActions(): ActionsOf {
  const inForm = useFormActions();
  const inTarget = useTargetActions();
  const { ui, runner, setAside } = useStores();
  const entriesAside = useFrom(
    (stores) => stores.setAside,
    ({ entries }) => entries,
  );
  const directory = useFrom(
    ({ networks }) => networks,
    (state) => state.directory,
  );
  return (remedy, record) => {
    switch (remedy.kind) {
      case "showConfig": {
        const position = positionOf(remedy.place, record.network, directory);
        if (position === null) return [];
        const run = (): void => ui.getState().showConfig({ network: record.network, position });
        return [{ name: `Show line ${position.line} of the config`, run }];
      }
      case "del":
      case "add": {
        const operation = remedy.kind === "del" ? "DEL" : "ADD";
        const run = (): void => void runner.getState().request({ ...requestOf(record), operation });
        return [{ name: `Run ${operation}`, run }];
      }
      case "setCacheEntryAside": {
        const again = (): void => void runner.getState().request(requestOf(record));
        return entriesAside.has(record.id)
          ? [{ name: `Run ${record.operation} again`, run: again }]
          : [{ name: "Set the cache entry aside…", run: () => setAside.getState().ask(record) }];
      }
      case "listAttachments":
      case "copyCommand":
        return [];
      default:
        return [...inForm(remedy, record), ...inTarget(remedy, record)];
    }
  };
}

function useFormActions(): ActionsOf {
  const { runForm, route } = useStores();
  const runAgain = useRunAgain();
  return (remedy, record) => {
    // In the history, the form is another run's.
    const edit = (change: (form: RunFormState) => void) => async (): Promise<void> => {
      if (route.getState().route.view !== "run") await runAgain(record);
      change(runForm.getState());
    };
    const action = (name: string, change: (form: RunFormState) => void): readonly FailureAction[] => {
      const run = edit(change);
      return [{ name, run: () => void run() }];
    };
    const given = argumentsIn(record.runtimeConf);
    switch (remedy.kind) {
      case "ignoreUnknown":
        return action("Set IgnoreUnknown=1", (form) =>
          form.edit({ args: withIgnoreUnknown(form.form.args, true) }),
        );
      case "removeArgs": {
        const keys = remedy.keys.filter((key) => given.args.includes(key));
        if (keys.length === 0) return [];
        return action(`Take ${keys.join(", ")} out of CNI_ARGS`, (form) =>
          form.edit({ args: form.form.args.filter(({ key }) => !keys.includes(key)) }),
        );
      }
      case "removeCapability": {
        const { capability } = remedy;
        if (!given.capabilities.includes(capability)) return [];
        return action(`Take ${capability} out`, (form) => form.removeCapability(capability));
      }
      default:
        return [];
    }
  };
}

function useTargetActions(): ActionsOf {
  const { settings, targets, ui } = useStores();
  const createNamespace = useCreateNamespace();
  const statuses = useFrom(
    (stores) => stores.targets,
    (state) => state.statuses,
  );
  const stateOf = (id: RunRecord["targetId"]) => statusOf(statuses, id)?.state ?? "unavailable";
  return (remedy, { targetId, runtimeConf }) => {
    switch (remedy.kind) {
      case "createNamespace":
        return createNamespace(targetId, runtimeConf.netns);
      case "newNamespace":
        return [{ name: "New namespace…", run: () => ui.getState().open("createNamespace") }];
      case "switchTarget": {
        const other = targetId === "lab" ? "host" : "lab";
        if (stateOf(other) === "unavailable") return [];
        const run = (): void => void settings.getState().change({ target: other });
        return [{ name: `Switch to ${targetNames[other]}`, run }];
      }
      case "startTarget": {
        if (stateOf(targetId) === "ready" || stateOf(targetId) === "unavailable") return [];
        const run = (): void => void targets.getState().start(targetId);
        return [{ name: `Start ${targetNames[targetId]}`, run }];
      }
      case "resetLab":
        return targetId === "lab" ? [{ name: "Reset lab…", run: () => ui.getState().open("resetLab") }] : [];
      default:
        return [];
    }
  };
}

const namedNamespace = /^\/(?:var\/)?run\/netns\/[^/]+$/;

/** Makes the namespace of a path; of another name where that one cannot be made. */
function useCreateNamespace(): (targetId: RunRecord["targetId"], netns: string) => readonly FailureAction[] {
  const { namespaces, runForm, notices, ui } = useStores();
  const known = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces,
  );
  return (targetId, netns) => {
    const name = baseName(netns);
    const taken = (known ?? []).map((namespace) => namespace.name);
    const followed = namespaces.getState().targetId === targetId;
    if (taken.includes(name)) return [];
    if (!followed || !namedNamespace.test(netns) || newNamespaceProblem(name, taken) !== null) {
      return [{ name: "New namespace…", run: () => ui.getState().open("createNamespace") }];
    }
    const create = async (): Promise<void> => {
      try {
        const { path } = await namespaces.getState().create(name);
        runForm.getState().edit({ netns: path });
      } catch (error) {
        notices.getState().report(error);
      }
    };
    return [{ name: `Create namespace ${name}`, run: () => void create() }];
  };
}
