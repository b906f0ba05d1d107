import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

/** A program that takes this one's place at the terminal. */
export interface ForegroundRequest {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /**
   * Gives the program a descriptor of this number, 3 or more, on which it reads the end of the file when this
   * process is gone or `end` fires.
   */
  readonly lifelineFd?: number;
  /** When it fires, the program loses its lifeline; without one it gets SIGTERM. */
  readonly end: AbortSignal;
}

/** How it ended. */
export type ForegroundEnd =
  /** As shells have it: its own exit status, or 128 and the number of the signal that ended it. */
  | { readonly exitCode: number }
  /** The errno name, if it could not be started. */
  | { readonly spawnError: string };

/**
 * Runs a program on this process's own standard streams, in the process group that the terminal's Ctrl-C reaches,
 * and waits for its end. Signals of the terminal should not end the caller meanwhile.
 */
export async function runInForeground(request: ForegroundRequest): Promise<ForegroundEnd> {
  const [file, ...args] = request.argv;
  const { lifelineFd } = request;
  const between = Array.from({ length: (lifelineFd ?? 3) - 3 }, () => "ignore" as const);
  const child = spawn(file, args, {
    env: request.env,
    stdio: [
      "inherit",
      "inherit",
      "inherit",
      ...between,
      ...(lifelineFd === undefined ? [] : ["pipe" as const]),
    ],
  });
  const lifeline = lifelineFd === undefined ? null : child.stdio[lifelineFd];
  const end = () => {
    if (lifeline) lifeline.destroy();
    else child.kill("SIGTERM");
  };
  request.end.addEventListener("abort", end, { once: true });
  if (request.end.aborted) end();
  try {
    const [exitCode, signal]: [number | null, NodeJS.Signals | null] = await once(child, "exit").then(
      ([code, name]) => [code, name],
    );
    return { exitCode: exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal]) };
  } catch (error) {
    return { spawnError: error instanceof Error && "code" in error ? String(error.code) : String(error) };
  } finally {
    request.end.removeEventListener("abort", end);
    lifeline?.destroy();
  }
}
