import { afterEach, expect, test } from "vitest";
import { createFakeTarget } from "../libcni/testing/fake-target.ts";
import { createAttachments } from "./attachments.ts";
import { createLibcniEngine } from "./libcni-engine.ts";
import { type StandInTarget, standInTarget } from "./stand-ins.ts";

const opened: StandInTarget[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((target) => target.close()));
});

/** The service over the real engine, on a result cache in memory. */
function attachmentsIn(texts: Readonly<Record<string, string>>) {
  const target = standInTarget();
  opened.push(target);
  const fake = createFakeTarget(texts);
  const use = () => Promise.resolve({ ...target, files: fake.files });
  const attachments = createAttachments(
    { use },
    createLibcniEngine(() => ({})),
  );
  return { ...attachments, texts: fake.texts };
}

const results = "/var/lib/cni/results";
const entry = (networkName: string, containerId: string, more: object = {}) =>
  JSON.stringify({ kind: "cniCacheV1", containerId, config: "e30=", ifName: "eth0", networkName, ...more });

test("a network's attachments are listed in the cache's order, with what their ADDs were told", async () => {
  const attachments = attachmentsIn({
    [`${results}/n-c2-eth0`]: entry("n", "c2"),
    [`${results}/n-c1-eth0`]: entry("n", "c1", {
      ...{ netns: "/run/netns/c1", result: { cniVersion: "1.0.0" } },
      cniArgs: [["IP", "10.1.2.3"]],
      capabilityArgs: { mac: "02:00:00:00:00:01", portMappings: [{ hostPort: 80 }] },
    }),
    [`${results}/n-2-c3-eth0`]: entry("n-2", "c3"),
  });
  expect(await attachments.list("lab", "n")).toEqual([
    {
      ...{ networkName: "n", containerId: "c1", ifName: "eth0", netns: "/run/netns/c1" },
      args: [["IP", "10.1.2.3"]],
      capabilityArgs: '{"mac":"02:00:00:00:00:01","portMappings":[{"hostPort":80}]}',
    },
    { networkName: "n", containerId: "c2", ifName: "eth0", netns: "", args: [], capabilityArgs: "" },
  ]);
  expect(await attachments.list("lab", "N")).toEqual([]);
});

test("entries that are broken, foreign or incomplete are passed over, as libcni does", async () => {
  const attachments = attachmentsIn({
    [`${results}/n-c1-eth0`]: "",
    [`${results}/n-c2-eth0`]: entry("n", "c2").slice(0, 40),
    [`${results}/n-c3-eth0`]: '{"cniVersion":"0.4.0"}',
    [`${results}/n-c4-eth0`]: entry("n", "c4").replace("cniCacheV1", "cniCacheV2"),
    [`${results}/n-c5-eth0`]: entry("n", "c5", { ifName: "" }),
    [`${results}/n-c6-eth0`]: entry("n", "c6"),
  });
  expect((await attachments.list("lab", "n")).map(({ containerId }) => containerId)).toEqual(["c6"]);
});

test("no cache is an empty one", async () => {
  expect(await attachmentsIn({}).list("lab", "n")).toEqual([]);
});

test("a cache that cannot be read is said, with what GC would do then", async () => {
  await expect(attachmentsIn({ [results]: "a file" }).list("lab", "n")).rejects.toMatchObject({
    data: {
      code: "REFUSED",
      message: expect.stringContaining("The result cache cannot be read: "),
      advice: expect.stringContaining("libcni does nothing"),
    },
  });
});

test("an entry that is set aside is kept as it was, and out of libcni's sight even if it can be read", async () => {
  const text = entry("n", "c1");
  const attachments = attachmentsIn({ [`${results}/n-c1-eth0`]: text, [`${results}/n-c2-eth0`]: "{" });
  const name = { networkName: "n", containerId: "c1", ifName: "eth0" };
  const { path } = await attachments.setAside("lab", name);
  expect(path).toMatch(/^\/var\/lib\/cni\/results\/set-aside-\d{8}T\d{6}\.\d{3}Z\/n-c1-eth0$/);
  expect(Object.fromEntries(attachments.texts)).toEqual({ [path]: text, [`${results}/n-c2-eth0`]: "{" });
  expect(await attachments.list("lab", undefined)).toEqual([]);
  await expect(attachments.setAside("lab", name)).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
});

test.each([
  { networkName: "../networks/n", containerId: "10.88.0.2", ifName: "x" },
  { networkName: "n", containerId: "c/../../../../etc/passwd", ifName: "eth0" },
  { networkName: "n", containerId: "c1", ifName: "eth0/below" },
  { networkName: "", containerId: "c1", ifName: "eth0" },
])("$networkName-$containerId-$ifName is no entry, and nothing is moved", async (name) => {
  const texts = {
    "/var/lib/cni/networks/n-10.88.0.2-x": "c1",
    "/etc/passwd-eth0": "root",
    [`${results}/n-c1-eth0/below`]: "",
    [`${results}/-c1-eth0`]: "",
  };
  const attachments = attachmentsIn(texts);
  await expect(attachments.setAside("lab", name)).rejects.toMatchObject({
    data: { code: "REFUSED", advice: expect.stringContaining("Nothing was changed.") },
  });
  expect(Object.fromEntries(attachments.texts)).toEqual(texts);
});
