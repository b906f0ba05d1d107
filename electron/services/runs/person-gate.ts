import type { StepAction } from "../../../shared/run/step-action.ts";
import type { GateAnswer } from "../../libcni/chain/chain-run.ts";
import { TargetLostError } from "../../target/target-lost-error.ts";

const answers = { next: "run", toEnd: "run", stop: "stop" } as const satisfies Record<StepAction, GateAnswer>;

/** Where a run in step mode waits for the person before each plugin, for as long as that takes. */
export class PersonGate {
  readonly #cancelled: AbortSignal;
  #waiting: { readonly index: number; readonly answer: PromiseWithResolvers<GateAnswer> } | null = null;
  #lost: TargetLostError | null = null;
  #isOpen = false;

  /** @param cancelled lets go of a plugin that waits, which then does not run */
  constructor(cancelled: AbortSignal) {
    this.#cancelled = cancelled;
    cancelled.addEventListener("abort", () => this.#waiting?.answer.resolve("cancel"), { once: true });
  }

  /** The person wants to see the run to its end without being asked again. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Waits for what is to become of a step. @throws TargetLostError if the target goes away meanwhile */
  async pass(index: number): Promise<GateAnswer> {
    if (this.#cancelled.aborted) return "cancel";
    if (this.#lost !== null) throw this.#lost;
    const answer = Promise.withResolvers<GateAnswer>();
    this.#waiting = { index, answer };
    try {
      return await answer.promise;
    } finally {
      this.#waiting = null;
    }
  }

  /** Does nothing unless this step waits: a second press of a button must not let go of what nobody has seen. */
  advance(index: number, action: StepAction): void {
    if (this.#waiting?.index !== index) return;
    this.#isOpen ||= action === "toEnd";
    this.#waiting.answer.resolve(answers[action]);
  }

  /** The target has gone, and with it the reason to wait. */
  lose(reason: string): void {
    this.#lost = new TargetLostError(reason);
    this.#waiting?.answer.reject(this.#lost);
  }
}
