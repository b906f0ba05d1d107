import { describe, expect, test } from "vitest";
import { prints } from "../testing/fake-target.ts";
import { address, called, chain, entry, rt, setUp } from "../testing/set-up-chain.ts";
import type { GateAnswer } from "./chain-run.ts";

const answers = () => prints(address("1.0.0", "10.0.0.2/8"));
const plugins = { q: answers, r: answers };

/** A gate that gives its answers in turn, and keeps what was there when it was asked. */
function gateOf(setup: Awaited<ReturnType<typeof setUp>>, ...answers: readonly GateAnswer[]) {
  const asked: string[] = [];
  const gate = (index: number): Promise<GateAnswer> => {
    asked.push(`${index} after ${setup.events.at(-1)?.type}, ${setup.target.calls.length} ran`);
    return Promise.resolve(answers[asked.length - 1] ?? "run");
  };
  return { asked, gate };
}

describe("a gate", () => {
  test("is asked before each plugin, when its input was told and before it runs", async () => {
    const setup = await setUp({ plugins });
    const { asked, gate } = gateOf(setup);
    const { cni, list, onEvent, target } = setup;
    expect(await cni.addNetworkList(list, rt, { gate, onEvent })).toMatchObject({ outcome: "succeeded" });
    expect(asked).toEqual([
      "0 after stepInput, 0 ran",
      "1 after stepInput, 1 ran",
      "2 after stepInput, 2 ran",
    ]);
    expect(called(target)).toEqual(["ADD /bin2/p", "ADD /bin2/q", "ADD /bin2/r"]);
  });

  test.each([
    ["stop", "stopped"],
    ["cancel", "cancelled"],
  ] as const)("that says %s leaves the plugin out and ends the operation", async (answer, state) => {
    const setup = await setUp({ plugins });
    const { gate } = gateOf(setup, "run", answer);
    const { cni, list, onEvent, events, target } = setup;
    expect(await cni.addNetworkList(list, rt, { gate, onEvent })).toEqual({ outcome: "cancelled" });
    expect(called(target)).toEqual(["ADD /bin2/p"]);
    expect(events.at(-1)).toEqual({ type: "stepFinished", index: 1, state, process: null, error: null });
    expect(target.texts.has(entry)).toBe(false);
  });

  test("is no way around a cancel", async () => {
    const cancel = new AbortController();
    const { cni, list, target } = await setUp({ plugins });
    const gate = (): Promise<GateAnswer> => {
      cancel.abort();
      return Promise.resolve("run");
    };
    expect(await cni.addNetworkList(list, rt, { gate, signal: cancel.signal })).toEqual({
      outcome: "cancelled",
    });
    expect(target.calls).toEqual([]);
  });

  test("of which the target goes away fails the step", async () => {
    const { cni, list, events, onEvent } = await setUp({ plugins });
    const gate = () => Promise.reject(new Error("The lab was reset."));
    expect(await cni.addNetworkList(list, rt, { gate, onEvent })).toMatchObject({
      outcome: "failed",
      error: { code: "TARGET_LOST", message: 'plugin type="p" failed (add): The lab was reset.' },
    });
    expect(events.at(-1)).toMatchObject({ state: "failed", process: null });
  });

  test("is not asked for a plugin that is not there", async () => {
    const setup = await setUp({ conf: chain("1.0.0", "absent") });
    const { asked, gate } = gateOf(setup);
    expect(await setup.cni.addNetworkList(setup.list, rt, { gate })).toMatchObject({ outcome: "failed" });
    expect(asked).toEqual([]);
  });

  test("makes a long GC delete one attachment after the other", async () => {
    const running = { now: 0, most: 0 };
    const { cni, list, target } = await setUp({
      conf: chain("1.0.0", "p"),
      plugins: {
        p: async () => {
          running.most = Math.max(running.most, ++running.now);
          await new Promise((resolve) => setImmediate(resolve));
          running.now--;
          return {};
        },
      },
    });
    for (let at = 0; at < 60; at++) {
      target.texts.set(
        `/var/lib/cni/results/n-c${at}-eth0`,
        `{"kind":"cniCacheV1","containerId":"c${at}","ifName":"eth0","networkName":"n"}`,
      );
    }
    const waiting = { now: 0, most: 0 };
    const gate = async (): Promise<GateAnswer> => {
      waiting.most = Math.max(waiting.most, ++waiting.now);
      await new Promise((resolve) => setImmediate(resolve));
      waiting.now--;
      return "run";
    };
    expect(await cni.gcNetworkList(list, null, { gate })).toMatchObject({ outcome: "succeeded" });
    expect(target.calls).toHaveLength(60);
    expect([running.most, waiting.most]).toEqual([1, 1]);
  });
});
