import type { EnvVariable } from "../../../../shared/run/run-step.ts";
import type { ChainEvent } from "../../../libcni/chain/chain-event.ts";
import { toExactBytes } from "../../../platform/exact-bytes.ts";
import { delegatesText } from "../delegates-text.ts";
import { exactText } from "../exact-text.ts";
import { block } from "../text-block.ts";

/** What is shown of a plugin call as it happens, for people; empty for what says nothing new. */
export function traceText(event: ChainEvent): string {
  switch (event.type) {
    case "stepStarted":
      return `\n[${event.index + 1}] ${event.command} ${event.pluginType}\n`;
    case "stepFound":
      return event.path === null ? block("searched", event.searched.join("\n")) : block("plugin", event.path);
    case "stepInput":
      return block("env", cniVariables(event.env)) + bytesBlock("stdin", event.stdin);
    case "stepFinished":
      return endText(event);
  }
}

function cniVariables(env: readonly EnvVariable[]): string {
  const own = env.filter(({ origin }) => origin === "cni").map(({ name, value }) => `${name}=${value}`);
  const inherited = env.length - own.length;
  return [...own, `and ${inherited} inherited`].join("\n");
}

function endText({ state, process, error }: Extract<ChainEvent, { type: "stepFinished" }>): string {
  if (process === null) return block(state, error?.message ?? "");
  const end = process.signal ?? process.spawnError ?? String(process.exitCode);
  return [
    bytesBlock("stdout", process.stdout),
    bytesBlock("stderr", process.stderr),
    delegatesText(process.delegated ?? null),
    block("exit", `${end} after ${process.durationMs.toFixed(1)} ms, ${state}`),
  ].join("");
}

function bytesBlock(title: string, bytes: Uint8Array): string {
  return block(title, exactText(toExactBytes(bytes)));
}
