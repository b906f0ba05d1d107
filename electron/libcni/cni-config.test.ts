import { expect, test } from "vitest";
import { decodeUtf8 } from "./go/utf8.ts";
import { type FakePlugin, prints } from "./testing/fake-target.ts";
import { address, called, chain, conflist, entry, rt, setUp } from "./testing/set-up-chain.ts";

const silent: FakePlugin = () => ({});
const fails: FakePlugin = () => ({ ...prints('{"code":7,"msg":"no","details":"d"}'), exitCode: 1 });

test("ADD hands each result on as prevResult, prints the last and keeps it", async () => {
  const { target, cni, list, stdin } = await setUp({
    plugins: {
      q: () => prints(address("0.4.0", "10.0.0.2/8")),
      r: () => prints('{"ips":[{"address":"10.0.0.3/8"}]}'),
    },
  });
  const outcome = await cni.addNetworkList(list, rt);
  expect(called(target)).toEqual(["ADD /bin2/p", "ADD /bin2/q", "ADD /bin2/r"]);
  expect(stdin(0)).toBe('{"cniVersion":"1.0.0","name":"n","type":"p"}');
  expect(stdin(1)).toBe(
    '{"cniVersion":"1.0.0","name":"n","prevResult":{"cniVersion":"1.0.0","ips":[{"address":"10.0.0.1/8"}]},"type":"q"}',
  );
  expect(stdin(2)).toContain(
    '"prevResult":{"cniVersion":"0.4.0","ips":[{"version":"","address":"10.0.0.2/8"}],"dns":{}}',
  );
  if (outcome.outcome !== "succeeded" || outcome.result === null) throw new Error(JSON.stringify(outcome));
  expect(JSON.parse(decodeUtf8(outcome.result))).toEqual({
    cniVersion: "1.0.0",
    ips: [{ address: "10.0.0.3/8" }],
  });
  expect(target.texts.get(entry)).toBe(
    `{"kind":"cniCacheV1","containerId":"c1","config":"${Buffer.from(list.bytes).toString("base64")}","ifName":"eth0",` +
      '"networkName":"n","netns":"/run/netns/c1","cniArgs":[["A","1"]],"result":{"cniVersion":"1.0.0","ips":[{"address":"10.0.0.3/8"}]}}',
  );
});

test("a plugin's environment: all that is inherited, with the variables of CNI over it", async () => {
  const { target, cni, list } = await setUp({ conf: chain("1.0.0", "p") });
  await cni.addNetworkList(list, rt);
  expect(target.calls[0]?.env).toEqual({
    PATH: "/x",
    CNI_COMMAND: "ADD",
    CNI_CONTAINERID: "c1",
    CNI_NETNS: "/run/netns/c1",
    CNI_ARGS: "A=1",
    CNI_IFNAME: "eth0",
    CNI_PATH: "/bin1:/bin2",
  });
});

test("runtimeConfig holds only what a plugin declares, and stays away otherwise", async () => {
  const conf = conflist(
    "1.0.0",
    '{"type":"p","capabilities":{"mac":true,"ips":false,"absent":true}},{"type":"q","capabilities":{"bandwidth":true},"runtimeConfig":{"old":1}}',
  );
  const { cni, list, stdin } = await setUp({ conf, plugins: { q: () => prints("{}") } });
  await cni.addNetworkList(list, { ...rt, capabilityArgs: '{"mac":null,"ips":["x"],"other":1}' });
  expect(JSON.parse(stdin(0)).runtimeConfig).toEqual({ mac: null });
  expect(JSON.parse(stdin(1)).runtimeConfig).toEqual({ old: 1 });
});

test("ADD ends with the first failure: nothing more runs, nothing is kept", async () => {
  const { target, cni, list } = await setUp({ plugins: { q: fails, r: silent } });
  expect(await cni.addNetworkList(list, rt)).toEqual({
    outcome: "failed",
    error: {
      code: "PLUGIN_FAILED",
      message: 'plugin type="q" failed (add): no; d',
      cni: { code: 7, msg: "no", details: "d" },
      pluginType: "q",
    },
  });
  expect(called(target)).toEqual(["ADD /bin2/p", "ADD /bin2/q"]);
  expect(target.texts.has(entry)).toBe(false);
});

test.each([
  [{ ...rt, containerId: "" }, "INVALID_REQUEST", 'plugin type="p" failed (add): missing containerID'],
  [
    { ...rt, ifName: "a/b" },
    "INVALID_REQUEST",
    'plugin type="p" failed (add): interface name contains / or : or whitespace characters',
  ],
  [
    { ...rt, capabilityArgs: "[]" },
    "INVALID_REQUEST",
    "json: cannot unmarshal array into Go value of type map[string]interface {}",
  ],
])("ADD refuses %j", async (conf, code, message) => {
  const { target, cni, list } = await setUp({});
  expect(await cni.addNetworkList(list, conf)).toMatchObject({ outcome: "failed", error: { code, message } });
  expect(target.calls).toEqual([]);
});

test("a plugin that is nowhere", async () => {
  const { cni, list } = await setUp({ conf: chain("1.0.0", "absent") });
  expect(await cni.addNetworkList(list, rt)).toMatchObject({
    error: {
      code: "PLUGIN_NOT_FOUND",
      message: 'plugin type="absent" failed (add): failed to find plugin "absent" in path [/bin1 /bin2]',
    },
  });
});

test("DEL runs backwards, with the cached result in the list's version for all, and forgets the entry", async () => {
  const cached =
    '{"kind":"cniCacheV1","result":{"cniVersion":"0.4.0","ips":[{"version":"4","address":"10.0.0.9/8"}]}}';
  const { target, cni, list, stdin } = await setUp({ cached, plugins: { p: silent, q: silent, r: silent } });
  expect(await cni.delNetworkList(list, rt)).toEqual({ outcome: "succeeded", result: null });
  expect(called(target)).toEqual(["DEL /bin2/r", "DEL /bin2/q", "DEL /bin2/p"]);
  for (const at of [0, 1, 2]) {
    expect(stdin(at)).toContain('"prevResult":{"cniVersion":"1.0.0","ips":[{"address":"10.0.0.9/8"}]}');
  }
  expect(target.texts.has(entry)).toBe(false);
});

test("DEL that fails keeps the entry; with a broken entry it goes on without one", async () => {
  const kept = await setUp({
    cached: '{"kind":"cniCacheV1","result":{"cniVersion":"1.0.0"}}',
    plugins: { q: silent, r: fails },
  });
  expect(await kept.cni.delNetworkList(kept.list, rt)).toMatchObject({
    error: { message: 'plugin type="r" failed (delete): no; d' },
  });
  expect(kept.target.texts.has(entry)).toBe(true);
  const broken = await setUp({ cached: "junk", plugins: { p: silent, q: silent, r: silent } });
  expect(await broken.cni.delNetworkList(broken.list, rt)).toMatchObject({ outcome: "succeeded" });
  expect(broken.stdin(0)).not.toContain("prevResult");
});

test("CHECK: forwards, with the cached result; refused before 0.4.0, skipped with disableCheck", async () => {
  const cached = '{"kind":"cniCacheV1","result":{"cniVersion":"1.0.0"}}';
  const { target, cni, list, stdin } = await setUp({
    cached,
    conf: chain("1.0.0", "p", "q"),
    plugins: { q: silent },
  });
  expect(await cni.checkNetworkList(list, rt)).toMatchObject({ outcome: "succeeded" });
  expect(called(target)).toEqual(["CHECK /bin2/p", "CHECK /bin2/q"]);
  expect(stdin(1)).toContain('"prevResult":{"cniVersion":"1.0.0"}');

  const old = await setUp({ conf: chain("0.3.1", "p") });
  expect(await old.cni.checkNetworkList(old.list, rt)).toMatchObject({
    error: { message: 'configuration version "0.3.1" does not support the CHECK command' },
  });
  const disabled = await setUp({ conf: conflist("1.0.0", '{"type":"p"}', ',"disableCheck":true') });
  expect(await disabled.cni.checkNetworkList(disabled.list, rt)).toMatchObject({ outcome: "skipped" });
  expect(disabled.target.calls).toEqual([]);
});

test("GC deletes what is not in use, then has every plugin clean up, and reports all failures", async () => {
  const cached =
    '{"kind":"cniCacheV1","containerId":"c1","ifName":"eth0","networkName":"n","netns":"/ns","result":{"cniVersion":"1.1.0"}}';
  const { target, cni, list, stdin } = await setUp({
    cached,
    conf: chain("1.1.0", "p", "q"),
    plugins: { q: fails },
  });
  const valid = [{ containerId: "c2", ifName: "eth0" }];
  expect(await cni.gcNetworkList(list, valid)).toMatchObject({
    error: {
      message:
        'failed to delete stale attachment c1 eth0: plugin type="q" failed (delete): no; d\nfailed to GC plugin q: no; d',
    },
  });
  expect(called(target)).toEqual(["DEL /bin2/q", "GC /bin2/p", "GC /bin2/q"]);
  expect(target.calls[1]?.env).toMatchObject({
    CNI_CONTAINERID: "",
    CNI_NETNS: "",
    CNI_IFNAME: "",
    CNI_ARGS: "",
  });
  const told = '[{"containerID":"c2","ifname":"eth0"}]';
  expect(stdin(1)).toBe(
    `{"cni.dev/attachments":${told},"cni.dev/valid-attachments":${told},"cniVersion":"1.1.0","name":"n","type":"p"}`,
  );
});

test.each([
  ["GC, disableGC", conflist("1.1.0", '{"type":"p"}', ',"disableGC":true')],
  ["GC, nothing stale before 1.1.0", chain("1.0.0", "p")],
])("%s: skipped", async (_, conf) => {
  const { target, cni, list } = await setUp({ conf });
  expect(await cni.gcNetworkList(list, null)).toMatchObject({ outcome: "skipped" });
  expect(target.calls).toEqual([]);
});

test("STATUS: skipped before 1.1.0, ends with the first plugin that is not ready", async () => {
  const old = await setUp({});
  expect(await old.cni.statusNetworkList(old.list)).toMatchObject({ outcome: "skipped" });
  const { target, cni, list } = await setUp({ conf: chain("1.1.0", "q", "p"), plugins: { q: fails } });
  expect(await cni.statusNetworkList(list)).toMatchObject({ error: { message: "no; d", cni: { code: 7 } } });
  expect(called(target)).toEqual(["STATUS /bin2/q"]);
});

test("VERSION and validation", async () => {
  const conf = conflist("1.0.0", '{"type":"p","capabilities":{"mac":true}},{"type":"q"}');
  const { target, cni, list, stdin } = await setUp({
    conf,
    plugins: {
      p: () => prints('{"cniVersion":"1.1.0","supportedVersions":["1.0.0"]}'),
      q: () => ({ ...prints('{"msg":"unknown CNI_COMMAND: VERSION"}'), exitCode: 1 }),
    },
  });
  expect(await cni.getVersionInfo("q")).toEqual({
    state: "succeeded",
    answer: { cniVersion: "1.1.0", supportedVersions: ["0.1.0"] },
  });
  expect(stdin(0)).toBe('{"cniVersion":"1.1.0"}');
  expect(target.calls[0]?.env).toMatchObject({ CNI_NETNS: "dummy", CNI_IFNAME: "dummy", CNI_PATH: "dummy" });
  expect(await cni.validateNetworkList(list)).toEqual({
    state: "invalid",
    message: '[plugin q does not support config version "1.0.0"]',
  });
});
