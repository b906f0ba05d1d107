import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { ChainOutcome } from "../libcni/chain/chain-outcome.ts";
import { createLocalTarget } from "../target/local-target.ts";
import type { Target } from "../target/target.ts";
import type { EngineFor, LoadedNetwork } from "./engine.ts";
import type { Offer } from "./target-slot.ts";

/** Stand-ins for tests of the services: nothing of them is in the program. */

export interface StandInTarget extends Target {
  /** Lets it go away by itself. */
  end(reason: string): void;
}

/**
 * A target whose programs and files are this machine's own, whose namespaces exist in memory only, and of whose
 * network nothing is known.
 */
export function standInTarget(id: TargetId = "lab"): StandInTarget {
  const local = createLocalTarget({ id });
  const ended = Promise.withResolvers<string>();
  const namespaces = new Map<string, NetworkNamespace>();
  return {
    ...local,
    namespaces: {
      list: () => Promise.resolve([...namespaces.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
      create: (name) => {
        const made = { name, path: `/run/netns/${name}`, interfaces: [] };
        namespaces.set(name, made);
        return Promise.resolve(made);
      },
      delete: (name) => {
        namespaces.delete(name);
        return Promise.resolve();
      },
    },
    readNamespaces: () => Promise.resolve([]),
    readKernel: () => Promise.resolve({ outputs: [], files: [] }),
    readPlaces: () => Promise.resolve([]),
    close: async () => {
      await local.close();
      ended.resolve("It was closed.");
    },
    ended: ended.promise,
    end: ended.resolve,
  };
}

/** Offers a fresh stand-in at each start and remembers them; the host is not offered. */
export function standInOffers(): {
  readonly started: StandInTarget[];
  readonly offer: (id: TargetId) => Promise<Offer>;
} {
  const started: StandInTarget[] = [];
  const launch = () => {
    const target = standInTarget();
    started.push(target);
    return Promise.resolve(target);
  };
  return {
    started,
    offer: (id) =>
      Promise.resolve(
        id === "lab"
          ? { available: true, launch }
          : { available: false, reason: "Not in tests.", advice: "Use the lab." },
      ),
  };
}

/** An engine that accepts any bytes but `broken`, and runs what it is given. */
export function standInEngine(run: LoadedNetwork["run"]): EngineFor {
  return () => ({
    load: (bytes) =>
      Promise.resolve(
        new TextDecoder().decode(bytes) === "broken"
          ? { refused: "error parsing configuration list: unexpected end of JSON input" }
          : { name: "lab-net", cniVersion: "1.0.0", pluginTypes: ["bridge"], run },
      ),
    attachments: () => Promise.resolve([]),
    setAside: () => Promise.resolve(null),
  });
}

const text = (value: string) => new TextEncoder().encode(value);

/** One plugin that answers at once with an address. */
export const quickRun: LoadedNetwork["run"] = (operation, _conf, { onEvent }) => {
  onEvent({ type: "stepStarted", index: 0, pluginIndex: 0, command: operation, pluginType: "bridge" });
  onEvent({ type: "stepFound", index: 0, searched: ["/usr/lib/cni"], path: "/usr/lib/cni/bridge" });
  onEvent({
    type: "stepInput",
    index: 0,
    env: [{ name: "CNI_COMMAND", value: operation, origin: "cni" }],
    stdin: text('{"cniVersion":"1.0.0"}'),
    injected: ["cniVersion"],
  });
  const stdout = text('{"cniVersion":"1.0.0","ips":[{"address":"10.88.0.7/16"}]}');
  onEvent({
    type: "stepFinished",
    index: 0,
    state: "succeeded",
    process: {
      argv: ["/usr/lib/cni/bridge"],
      exitCode: 0,
      signal: null,
      spawnError: null,
      timedOut: false,
      cancelled: false,
      outputTooLarge: false,
      streamsHeldOpen: false,
      stdout,
      // Not UTF-8, so that it has to be kept as bytes.
      stderr: Uint8Array.of(0xff, 0x00, 0xc3),
      durationMs: 12.5,
    },
    error: null,
  });
  return Promise.resolve({ outcome: "succeeded", result: stdout });
};

/** One plugin that runs until it is cancelled; `running` resolves once it does. */
export function hangingRun(): { readonly run: LoadedNetwork["run"]; readonly running: Promise<void> } {
  const running = Promise.withResolvers<void>();
  return {
    running: running.promise,
    run: (operation, _conf, { onEvent, signal }) => {
      onEvent({ type: "stepStarted", index: 0, pluginIndex: 0, command: operation, pluginType: "sleeper" });
      const cancelled = Promise.withResolvers<ChainOutcome>();
      signal.addEventListener("abort", () => {
        onEvent({ type: "stepFinished", index: 0, state: "cancelled", process: null, error: null });
        cancelled.resolve({ outcome: "cancelled" });
      });
      running.resolve();
      return cancelled.promise;
    },
  };
}
