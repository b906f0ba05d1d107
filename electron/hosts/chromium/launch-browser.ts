import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type ChildExit, type RunningChild, startChild } from "../../platform/start-child.ts";
import { HostFailure } from "../host-failure.ts";
import { browserEnv } from "./browser-env.ts";
import { type BrowserStart, browserFlags } from "./browser-flags.ts";
import { type CdpPipe, openCdpPipe } from "./cdp-pipe.ts";
import { noDisplay } from "./require-display.ts";

/** How long a browser may take to close its windows before it is killed. */
const closeMs = 3000;

/** How much of what the browser prints is kept, to tell why it did not start. */
const keptLines = 20;

export interface Browser {
  readonly pid: number;
  readonly pipe: CdpPipe;
  /** Such as `Chrome/140.0.7339.80`. */
  readonly version: string;
  readonly exited: Promise<ChildExit>;
  /** Closes the window and resolves when the browser has ended. */
  close(): Promise<void>;
}

export interface LaunchOptions extends BrowserStart {
  readonly executable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts the browser and waits until it answers. It ends by itself when this process does, since its pipe closes.
 * @throws HostFailure if it does not start.
 */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const child = await startBrowser(options);
  child.stdout.resume();
  const lastLines = keepLastLines(child.stderr);
  const [toBrowser, fromBrowser] = child.extraPipes;
  if (toBrowser === undefined || fromBrowser === undefined) throw new TypeError("The browser has no pipes");
  const pipe = openCdpPipe(toBrowser, fromBrowser);
  const version = await pipe.send("Browser.getVersion").catch(async () => {
    // The pipe closed: the browser is about to have ended.
    throw diedEarly(options.executable, await child.exited, lastLines());
  });
  return {
    pid: child.pid,
    pipe,
    version: z.object({ product: z.string() }).parse(version).product,
    exited: child.exited,
    async close() {
      // If it cannot be asked any more, it has ended or is ended below.
      await pipe.send("Browser.close").catch(() => {});
      await exitedWithin(closeMs, child);
      await child.end();
    },
  };
}

async function startBrowser({ executable, env, ...start }: LaunchOptions): Promise<RunningChild> {
  try {
    return await startChild({
      argv: [executable, ...browserFlags(start)],
      env: browserEnv(env, start.profileDir),
      extraPipes: 2,
    });
  } catch (error) {
    throw new HostFailure(`The browser ${executable} cannot be started.`, String(error));
  }
}

function diedEarly(executable: string, exit: ChildExit, lastLines: string): HostFailure {
  if (/missing x server|cannot open display|failed to connect to wayland/i.test(lastLines)) {
    return noDisplay(lastLines);
  }
  const how = exit.signal ?? `exit code ${exit.exitCode}`;
  const advice = /no usable sandbox/i.test(lastLines)
    ? " Its sandbox is missing: apt-get install chromium-sandbox."
    : "";
  return new HostFailure(`The browser ${executable} ended while it started (${how}).${advice}`, lastLines);
}

async function exitedWithin(ms: number, child: RunningChild): Promise<void> {
  const timer = new AbortController();
  const over = delay(ms, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([child.exited, over]);
  timer.abort();
}

function keepLastLines(stream: Readable): () => string {
  let lines: string[] = [];
  stream.setEncoding("utf8").on("data", (text: string) => {
    lines = [...lines, ...text.split("\n").filter((line) => line !== "")].slice(-keptLines);
  });
  return () => lines.join("\n");
}
