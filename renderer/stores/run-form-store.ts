import { createStore, type StoreApi } from "zustand/vanilla";
import type { CapabilityDraft } from "../../shared/cni/capabilities/capability-draft.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { TargetChoices } from "../../shared/settings/settings.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { deriveContainerId } from "../model/derive-container-id.ts";
import { type FaultDraft, noFault } from "../model/fault-draft.ts";
import { emptyForm, formOfRun, type RunForm } from "../model/run-form.ts";

export interface RunFormState {
  readonly form: RunForm;
  /** The ID that cnitool makes of the form's namespace; empty without a namespace. */
  readonly derivedContainerId: string;
  /** Changes fields. A change of the network ends a replay. */
  edit(change: Partial<RunForm>): void;
  /** Changes the argument of one capability. */
  editCapability(capability: string, draft: CapabilityDraft): void;
  /** Takes the argument of one capability out of the form. */
  removeCapability(capability: string): void;
  /** Changes what the next run is to suffer. */
  editFault(change: Partial<FaultDraft>): void;
  /** Fills the form with an earlier run, its configuration's bytes included. */
  load(record: RunRecord): Promise<void>;
  /** Changes fields that nobody chose, such as the first network of a list; it is not remembered. */
  adopt(change: Partial<RunForm>): void;
  /** Lets go of a replayed configuration and goes back to the file. */
  dropReplay(): void;
}

export type RunFormStore = StoreApi<RunFormState>;

export interface RunFormListeners {
  /** A network or namespace was chosen, and is worth remembering. */
  onChoice(choice: Partial<TargetChoices>): void;
  onProblem(error: unknown): void;
}

export function createRunFormStore(listeners: RunFormListeners): RunFormStore {
  return createStore<RunFormState>()((set, get) => {
    const derive = async (netns: string | null): Promise<void> => {
      try {
        const derivedContainerId = netns === null ? "" : await deriveContainerId(netns);
        if (get().form.netns === netns) set({ derivedContainerId });
      } catch (error) {
        listeners.onProblem(error);
      }
    };
    const adopt = (change: Partial<RunForm>): void => {
      set(({ form }) => ({ form: { ...form, ...change } }));
      if (change.netns === undefined) return;
      set({ derivedContainerId: "" });
      void derive(change.netns);
    };
    return {
      form: emptyForm,
      derivedContainerId: "",
      edit: (change) => {
        adopt(change.networkFile === undefined ? change : { replay: null, fault: noFault, ...change });
        if (change.netns !== undefined) listeners.onChoice({ netns: change.netns });
        if (change.networkFile !== undefined) listeners.onChoice({ networkFile: change.networkFile });
      },
      adopt,
      editCapability: (capability, draft) =>
        adopt({ capabilities: { ...get().form.capabilities, [capability]: draft } }),
      removeCapability: (capability) => {
        const { [capability]: _removed, ...capabilities } = get().form.capabilities;
        adopt({ capabilities });
      },
      editFault: (change) => adopt({ fault: { ...get().form.fault, ...change } }),
      load: async (record) => {
        const derivedContainerId = await deriveContainerId(record.runtimeConf.netns);
        const form = formOfRun(record, derivedContainerId);
        set({ form, derivedContainerId: form.netns === null ? "" : derivedContainerId });
        listeners.onChoice({ networkFile: form.networkFile, netns: form.netns });
      },
      dropReplay: () => set(({ form }) => ({ form: { ...form, replay: null } })),
    };
  });
}

/** The choices of one target with a change, as settings keep them. */
export function withChoice(
  choices: Readonly<Record<TargetId, TargetChoices>>,
  targetId: TargetId,
  choice: Partial<TargetChoices>,
): Readonly<Record<TargetId, TargetChoices>> {
  return { ...choices, [targetId]: { ...choices[targetId], ...choice } };
}
