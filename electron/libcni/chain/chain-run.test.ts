import { expect, test } from "vitest";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import { loadNetworkConfList } from "../conf/load-conf-list.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { called, chain, entry, rt, setUp } from "../testing/set-up-chain.ts";

test("events tell each call in four phases, with the exact bytes", async () => {
  const { cni, list, events, onEvent } = await setUp({ conf: chain("1.0.0", "p", "absent") });
  await cni.addNetworkList(list, rt, { onEvent });
  expect(events.map((event) => `${event.index} ${event.type}`)).toEqual([
    "0 stepStarted",
    "0 stepFound",
    "0 stepInput",
    "0 stepFinished",
    "1 stepStarted",
    "1 stepFound",
    "1 stepFinished",
  ]);
  expect(events[1]).toMatchObject({ searched: ["/bin1", "/bin2"], path: "/bin2/p" });
  expect(events[2]).toMatchObject({
    stdin: encodeUtf8('{"cniVersion":"1.0.0","name":"n","type":"p"}'),
    injected: ["cniVersion", "name"],
  });
  expect(events[2]).toHaveProperty(
    "env",
    expect.arrayContaining([{ name: "PATH", value: "/x", origin: "inherited" }]),
  );
  expect(events[3]).toMatchObject({ state: "succeeded", process: { exitCode: 0 }, error: null });
  expect(events[6]).toMatchObject({ state: "failed", process: null, error: { code: "PLUGIN_NOT_FOUND" } });
});

test("cancelling ends the plugin that runs, and nothing more begins", async () => {
  const cancel = new AbortController();
  const { target, cni, list, events, onEvent } = await setUp({
    plugins: {
      q: ({ signal }) => {
        cancel.abort();
        return { cancelled: signal?.aborted ?? false, exitCode: null, signal: "SIGTERM" };
      },
    },
  });
  const outcome = await cni.addNetworkList(list, rt, { signal: cancel.signal, onEvent });
  expect(outcome).toEqual({ outcome: "cancelled" });
  expect(called(target)).toEqual(["ADD /bin2/p", "ADD /bin2/q"]);
  expect(events.at(-1)).toMatchObject({ type: "stepFinished", state: "cancelled", error: null });
  expect(target.texts.has(entry)).toBe(false);
  expect(await cni.delNetworkList(list, rt, { signal: cancel.signal })).toEqual({ outcome: "cancelled" });
  expect(target.calls).toHaveLength(2);
});

test("a plugin of a subdirectory whose configuration is found to be broken when its stdin is made", async () => {
  const { cni, target } = await setUp({});
  target.texts.set("/net.d/n/1.conf", '{"type":"p","args":{"large":1e309}}');
  const list = await loadNetworkConfList(target.files, "/net.d", "n");
  expect(await cni.delNetworkList(list, rt)).toMatchObject({
    error: {
      code: "INVALID_REQUEST",
      message:
        'plugin type="p" failed (delete): unmarshal existing network bytes: json: cannot unmarshal number 1e309 into Go value of type float64',
    },
  });
  expect(target.calls).toEqual([]);
});

test.each([
  ["REFUSED", "INVALID_REQUEST"],
  ["BAD_INPUT", "INTERNAL"],
] as const)(
  "a target that does not start a plugin (%s) fails the step, not the target",
  async (code, stepCode) => {
    const message = "The helper does not start /bin2/q: it belongs to user 7.";
    const { cni, list, events, onEvent } = await setUp({
      plugins: { q: () => Promise.reject(new IpcError({ code, message })) },
    });
    expect(await cni.addNetworkList(list, rt, { onEvent })).toMatchObject({
      outcome: "failed",
      error: { code: stepCode, message: `plugin type="q" failed (add): ${message}`, pluginType: "q" },
    });
    expect(events.at(-1)).toMatchObject({
      state: "failed",
      process: null,
      error: { code: stepCode, message },
    });
  },
);

test("a target that goes away", async () => {
  const { cni, list } = await setUp({ plugins: { p: () => Promise.reject(new Error("the helper ended")) } });
  expect(await cni.addNetworkList(list, rt)).toMatchObject({
    error: { code: "TARGET_LOST", message: 'plugin type="p" failed (add): the helper ended' },
  });
});
