import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { KernelChanges } from "../../../shared/run/kernel-change.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunsStore } from "../../history/runs-store.ts";
import { Broadcast } from "../streams/broadcast.ts";
import { PersonGate } from "./person-gate.ts";
import type { StepEvent } from "./run-events.ts";

/** A watcher that has more than this to read gets the record as it stands instead. */
const maxBacklog = 256;

/** A run under way: its record so far, kept in the history and told to whoever watches. */
export class ActiveRun {
  /** The number that it is watched and cancelled by. */
  readonly id: number;
  readonly #store: Pick<RunsStore, "saveStep" | "finish">;
  readonly #onHistoryFailure: (error: unknown) => void;
  readonly #events: Broadcast<RunEvent>;
  readonly #cancelling = new AbortController();
  /** Where it waits before each plugin; `null` unless it is gone through step by step. */
  readonly gate: PersonGate | null;
  /** Steps that the history could not take when they happened. */
  readonly #unsaved = new Set<number>();
  #record: RunRecord;
  #adopt: RunsStore["adopt"] | null;
  #isKept = false;

  /** @param adopt writes its begin, which the history could not take; `null` where it has it */
  constructor(
    record: RunRecord,
    store: Pick<RunsStore, "saveStep" | "finish">,
    onHistoryFailure: (error: unknown) => void,
    adopt: RunsStore["adopt"] | null = null,
  ) {
    this.id = record.id;
    this.#record = record;
    this.#adopt = adopt;
    this.gate = record.stepwise === true ? new PersonGate(this.signal) : null;
    this.#store = store;
    this.#onHistoryFailure = onHistoryFailure;
    this.#events = new Broadcast((waiting, next) =>
      waiting.length < maxBacklog ? [...waiting, next] : [{ type: "record", record: this.#record }],
    );
    if (record.outcome !== "running") this.#events.end();
  }

  /** As the history has it, or will have it: under another number, where its own was taken meanwhile. */
  get record(): RunRecord {
    return this.#record;
  }

  /** The history has its begin. */
  get isBegun(): boolean {
    return this.#adopt === null;
  }

  /** The history has all of the run and its end. */
  get isKept(): boolean {
    return this.#isKept;
  }

  get signal(): AbortSignal {
    return this.#cancelling.signal;
  }

  cancel(): void {
    this.#cancelling.abort();
  }

  /** The record as it stands, then what follows. */
  watch(signal: AbortSignal): AsyncIterable<RunEvent> {
    return this.#events.watch(signal, [{ type: "record", record: this.#record }]);
  }

  /** Takes in what happened to a step: committed first, then told. */
  step(event: StepEvent): void {
    this.#record = applyRunEvent(this.#record, event);
    const index = event.type === "stepStarted" ? event.step.index : event.index;
    // After a failure, which may have held up everything for seconds, the rest is left to the end.
    const isFirst = this.#unsaved.size === 0;
    this.#unsaved.add(index);
    if (isFirst && this.isBegun) this.#save(index);
    this.#events.send(event);
  }

  /**
   * Takes in how it ended, and what it did to the machine where that was looked at: committed first, unless the
   * history cannot take it now, then told as the last events.
   */
  finish(finished: Extract<RunEvent, { type: "finished" }>, changes: KernelChanges | null = null): void {
    const events: readonly RunEvent[] =
      changes === null ? [finished] : [{ type: "changes", changes }, finished];
    this.#record = events.reduce(applyRunEvent, this.#record);
    this.keep();
    for (const event of events) this.#events.send(event);
    this.#events.end();
  }

  /**
   * Writes what the history does not have of the run that has ended, once more if need be.
   * @returns whether it has everything now
   */
  keep(): boolean {
    if (this.#isKept) return true;
    this.#isKept =
      this.#attempt(() => this.adopt()) &&
      [...this.#unsaved].every((index) => this.#save(index)) &&
      this.#attempt(() => this.#store.finish(this.#record));
    return this.#isKept;
  }

  /**
   * Writes the run as it stands, where the history could not take its begin.
   * @throws Error if the history still cannot
   */
  adopt(): void {
    if (this.#adopt === null) return;
    this.#record = { ...this.#record, id: this.#adopt(this.#record) };
    this.#adopt = null;
    this.#unsaved.clear();
  }

  /** A full disk must not stop a chain half-way, which would leave an attachment that nobody knows of. */
  #save(index: number): boolean {
    const step = this.#record.steps[index];
    return (
      step === undefined ||
      this.#attempt(() => {
        this.#store.saveStep(this.#record.id, step);
        this.#unsaved.delete(index);
      })
    );
  }

  #attempt(write: () => void): boolean {
    try {
      write();
      return true;
    } catch (error) {
      this.#onHistoryFailure(error);
      return false;
    }
  }
}
