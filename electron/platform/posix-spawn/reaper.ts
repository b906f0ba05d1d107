import { constants } from "node:os";
import type { ProgramExit } from "../program-starter.ts";
import type { Libc } from "./libc.ts";

const signalNames = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** Waits for processes that Node did not start and so does not wait for. */
export class Reaper {
  readonly #libc: Pick<Libc, "waitpid">;
  readonly #waiting = new Map<number, PromiseWithResolvers<ProgramExit>>();
  /** A signal's listener keeps no process alive, so this does while there is something to wait for. */
  #alive: NodeJS.Timeout | null = null;

  constructor(libc: Pick<Libc, "waitpid">) {
    this.#libc = libc;
    process.on("SIGCHLD", () => this.#reap());
  }

  /** How a child of this process ends; to be called before anything else can run after its start. */
  wait(pid: number): Promise<ProgramExit> {
    const end = Promise.withResolvers<ProgramExit>();
    this.#waiting.set(pid, end);
    this.#alive ??= setInterval(() => this.#reap(), 60_000);
    return end.promise;
  }

  /** One signal may stand for several children. */
  #reap(): void {
    for (const [pid, end] of this.#waiting) {
      try {
        const status = this.#libc.waitpid(pid);
        if (status === null) continue;
        end.resolve(exitOf(status));
      } catch (error) {
        end.reject(error);
      }
      this.#waiting.delete(pid);
    }
    if (this.#waiting.size > 0 || this.#alive === null) return;
    clearInterval(this.#alive);
    this.#alive = null;
  }
}

/** Reads a status of waitpid(2), as WIFEXITED and its like do. */
export function exitOf(status: number): ProgramExit {
  const signal = status & 0x7f;
  if (signal === 0) return { exitCode: (status >> 8) & 0xff, signal: null };
  return { exitCode: null, signal: signalNames.get(signal) ?? `SIG${signal}` };
}
