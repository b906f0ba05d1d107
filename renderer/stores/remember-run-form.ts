import type { TargetId } from "../../shared/target/target-status.ts";
import { emptyForm, type RunForm } from "../model/run-form.ts";
import type { Memory } from "./memory.ts";
import type { Stores } from "./stores.ts";

const formKey = "cnitool.runForm";

interface KeptForm {
  readonly targetId: TargetId;
  readonly form: Partial<RunForm>;
}

/** Keeps what is typed into the run form over a reload of the page, for the target that it was typed for. */
export function rememberRunForm({ settings, runForm }: Stores, memory: Memory): void {
  const keep = (form: RunForm): void => {
    const kept: KeptForm = { targetId: settings.getState().settings.target, form };
    memory.setItem(formKey, JSON.stringify(kept));
  };
  const stopWaiting = settings.subscribe(({ loaded, settings: { target } }) => {
    if (!loaded) return;
    stopWaiting();
    const kept = readKept(memory);
    if (kept?.targetId === target) runForm.getState().adopt({ ...emptyForm, ...kept.form });
    runForm.subscribe(({ form }, before) => {
      if (form !== before.form) keep(form);
    });
  });
}

/** Only what `rememberRunForm` has written itself. */
function readKept(memory: Memory): KeptForm | null {
  const text = memory.getItem(formKey);
  return text === null ? null : JSON.parse(text);
}
