import { expect, test } from "vitest";
import type { FakePlugin } from "../testing/fake-target.ts";
import { setUp } from "../testing/set-up-chain.ts";

const cachedId = (at: number) => `c${String(at).padStart(3, "0")}`;

/** A network of which many attachments are cached, and a plugin that takes a moment. */
async function setUpMany(attachments: number, plugin: FakePlugin) {
  const now = { running: 0, most: 0 };
  const setup = await setUp({
    conf: '{"cniVersion":"1.0.0","name":"n","plugins":[{"type":"p"}]}',
    plugins: {
      p: async (request) => {
        now.most = Math.max(now.most, ++now.running);
        await new Promise((resolve) => setImmediate(resolve));
        now.running--;
        return plugin(request);
      },
    },
  });
  for (let at = 0; at < attachments; at++) {
    setup.target.texts.set(
      `/var/lib/cni/results/n-${cachedId(at)}-eth0`,
      `{"kind":"cniCacheV1","containerId":"${cachedId(at)}","ifName":"eth0","networkName":"n"}`,
    );
  }
  return { ...setup, now };
}

const ids = (calls: readonly { readonly env: Readonly<Record<string, string>> }[]) =>
  calls.map((call) => call.env.CNI_CONTAINERID);

test.each([
  [10, 1],
  [200, 4],
])("of %i stale attachments %i at a time are deleted", async (attachments, atOnce) => {
  const { cni, list, target, now } = await setUpMany(attachments, () => ({}));
  expect(await cni.gcNetworkList(list, null)).toEqual({ outcome: "succeeded", result: null });
  expect(ids(target.calls)).toEqual(Array.from({ length: attachments }, (_, at) => cachedId(at)));
  expect(now.most).toBe(atOnce);
  expect([...target.texts.keys()].filter((file) => file.startsWith("/var/lib/cni/"))).toEqual([]);
});

test("all are tried, and the errors come in the order of the attachments", async () => {
  const failing = [cachedId(3), cachedId(61)];
  const { cni, list, target } = await setUpMany(70, ({ env }) =>
    failing.includes(env.CNI_CONTAINERID ?? "")
      ? { exitCode: 1, stdout: Buffer.from('{"code":7,"msg":"no"}') }
      : {},
  );
  const prefix = 'plugin type="p" failed (delete): no';
  expect(await cni.gcNetworkList(list, null)).toMatchObject({
    error: {
      message: failing.map((id) => `failed to delete stale attachment ${id} eth0: ${prefix}`).join("\n"),
    },
  });
  expect(target.calls).toHaveLength(70);
});

test("cancelling ends it after those that are under way", async () => {
  const cancel = new AbortController();
  const { cni, list, target } = await setUpMany(100, ({ signal }) => {
    if (target.calls.length >= 20) cancel.abort();
    return { cancelled: signal?.aborted ?? false };
  });
  expect(await cni.gcNetworkList(list, null, { signal: cancel.signal })).toEqual({ outcome: "cancelled" });
  expect(target.calls.length).toBeLessThan(25);
});
