import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { TargetId, TargetStatus } from "../../shared/target/target-status.ts";
import type { Target } from "../target/target.ts";
import { messageOf } from "./message-of.ts";
import { Listeners } from "./streams/listeners.ts";

/** Whether this machine offers a target, and how to start it; as target/launch/choose.ts finds out. */
export type Offer =
  | { readonly available: true; launch(): Promise<Target> }
  | { readonly available: false; readonly reason: string; readonly advice: string };

/** One target through all its starts and ends: at most one runs at a time. */
export class TargetSlot {
  readonly id: TargetId;
  readonly changed = new Listeners();
  readonly #offer: () => Promise<Offer>;
  #status: TargetStatus;
  #target: Target | null = null;
  #starting: Promise<Target> | null = null;
  #closed = false;

  /** `offer` is asked at each start, since what is missing may have come in the meantime. */
  constructor(id: TargetId, offer: () => Promise<Offer>) {
    this.id = id;
    this.#offer = offer;
    this.#status = { id, state: "idle" };
  }

  get status(): TargetStatus {
    return this.#status;
  }

  /** The running target; `null` unless it is ready. */
  get target(): Target | null {
    return this.#target;
  }

  /** Finds out whether this machine offers the target, without starting it. */
  async look(): Promise<void> {
    if (this.#target !== null || this.#starting !== null) return;
    const offer = await this.#offer();
    if (this.#target !== null || this.#starting !== null) return;
    this.#set(
      offer.available
        ? { id: this.id, state: "idle" }
        : { id: this.id, state: "unavailable", reason: offer.reason, advice: offer.advice },
    );
  }

  /**
   * Starts it unless it runs or starts already.
   * @throws IpcError REFUSED with the reason if it cannot be started.
   */
  start(): Promise<Target> {
    if (this.#target !== null) return Promise.resolve(this.#target);
    this.#starting ??= this.#launch().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /**
   * The target to work with: started at the first use, but not again after it ended, since what was in it is lost
   * and a person should know; nor after it proved unavailable, which only a person can change.
   * @throws IpcError REFUSED with the reason if there is none.
   */
  use(): Promise<Target> {
    const { state } = this.#status;
    return state === "unavailable" || state === "ended" ? Promise.reject(this.refusal()) : this.start();
  }

  /** Ends it, with all that is in it, and starts a new one. */
  async reset(): Promise<void> {
    // One that is just starting is ended as well, once it is there; why it failed is told by the new start.
    await this.#starting?.catch(() => {});
    const old = this.#target;
    this.#target = null;
    this.#set({ id: this.id, state: "starting" });
    await old?.close();
    await this.start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#starting?.catch(() => {});
    await this.#target?.close();
  }

  /** Why nothing can be done in this target now. */
  refusal(): IpcError {
    const status = this.#status;
    if (status.state === "unavailable") {
      return new IpcError({ code: "REFUSED", message: status.reason, advice: status.advice });
    }
    return new IpcError({
      code: "REFUSED",
      message:
        status.state === "ended"
          ? `The ${nameOf(this.id)} is not running: ${status.reason}`
          : `The ${nameOf(this.id)} is not ready.`,
      advice: "Start it and try again.",
    });
  }

  async #launch(): Promise<Target> {
    const since = Date.now();
    this.#set({ id: this.id, state: "starting" });
    try {
      const offer = await this.#offer();
      if (!offer.available) {
        this.#set({ id: this.id, state: "unavailable", reason: offer.reason, advice: offer.advice });
      } else {
        return await this.#take(await offer.launch(), since);
      }
    } catch (error) {
      this.#set({ id: this.id, state: "ended", reason: messageOf(error) });
    }
    throw this.refusal();
  }

  async #take(target: Target, since: number): Promise<Target> {
    if (this.#closed) {
      await target.close();
      throw new Error("The program is closing.");
    }
    this.#target = target;
    this.#set({ id: this.id, state: "ready", since });
    void target.ended.then((reason) => {
      // One that was replaced by a reset has nothing to tell any more.
      if (this.#target !== target) return;
      this.#target = null;
      this.#set({ id: this.id, state: "ended", reason });
    });
    return target;
  }

  #set(status: TargetStatus): void {
    this.#status = status;
    this.changed.call();
  }
}

/** The target's name in a sentence. */
function nameOf(id: TargetId): string {
  return id === "lab" ? "lab" : "helper on this host";
}
