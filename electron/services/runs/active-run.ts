import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunsStore } from "../../history/runs-store.ts";
import { Broadcast } from "../streams/broadcast.ts";
import type { StepEvent } from "./run-events.ts";

/** A watcher that has more than this to read gets the record as it stands instead. */
const maxBacklog = 256;

/** A run under way: its record so far, kept in the history and told to whoever watches. */
export class ActiveRun {
  readonly #store: Pick<RunsStore, "saveStep" | "finish">;
  readonly #onHistoryFailure: (error: unknown) => void;
  readonly #events: Broadcast<RunEvent>;
  readonly #cancelling = new AbortController();
  /** Steps that the history could not take when they happened. */
  readonly #unsaved = new Set<number>();
  #record: RunRecord;

  constructor(
    record: RunRecord,
    store: Pick<RunsStore, "saveStep" | "finish">,
    onHistoryFailure: (error: unknown) => void,
  ) {
    this.#record = record;
    this.#store = store;
    this.#onHistoryFailure = onHistoryFailure;
    this.#events = new Broadcast((waiting, next) =>
      waiting.length < maxBacklog ? [...waiting, next] : [{ type: "record", record: this.#record }],
    );
  }

  get record(): RunRecord {
    return this.#record;
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
    this.#save(event.type === "stepStarted" ? event.step.index : event.index);
    this.#events.send(event);
  }

  /** Takes in how it ended: committed first, then told as the last event. */
  finish(event: Extract<RunEvent, { type: "finished" }>): void {
    this.#record = applyRunEvent(this.#record, event);
    for (const index of this.#unsaved) this.#save(index);
    try {
      this.#store.finish(this.#record);
    } catch (error) {
      this.#onHistoryFailure(error);
    }
    this.#events.send(event);
    this.#events.end();
  }

  /** A full disk must not stop a chain half-way, which would leave an attachment that nobody knows of. */
  #save(index: number): void {
    const step = this.#record.steps[index];
    if (step === undefined) return;
    try {
      this.#store.saveStep(this.#record.id, step);
      this.#unsaved.delete(index);
    } catch (error) {
      this.#unsaved.add(index);
      this.#onHistoryFailure(error);
    }
  }
}
