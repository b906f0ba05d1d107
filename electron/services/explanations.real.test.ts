import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeUnless } from "../../e2e/fixtures/describe-unless.ts";
import { explainError } from "../../shared/cni/explanations/explain-error.ts";
import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { programPaths } from "../platform/paths.ts";
import { probeLab } from "../target/launch/probe-lab.ts";
import { createServices, type Services } from "./create-services.ts";

const probe = await probeLab();
if (!probe.possible) console.warn(`skipped: this machine offers no lab. ${probe.reason} ${probe.advice}`);

const forever = { signal: new AbortController().signal };

/** Plugins that do what real ones do when they are broken. */
const scripts: Readonly<Record<string, string>> = {
  chatty: `echo 'level=info msg="starting"'\necho '{"cniVersion":"1.0.0"}'`,
  mute: "exit 1",
  nameless: `echo '{"cniVersion":"1.0.0","code":100,"msg":""}'\nexit 1`,
  stderrOnly: "echo 'cannot find my settings' >&2\nexit 1",
  garbling: `echo 'level=info msg="starting"'\necho '{"code":7,"msg":"no"}'\nexit 1`,
  dying: "kill -SEGV $$",
  damaging: `printf '{"cniVersion' >/var/lib/cni/results/n-c1-eth0\necho '{"cniVersion":"1.0.0"}'\nexit 1`,
  blocking: `mkdir -p /var/lib/cni/results/n-c1-eth0\necho '{"cniVersion":"1.0.0"}'`,
  showing: "cat /var/lib/cni/results/set-aside-*/n-c1-eth0 >&2\nexit 1",
};

/** The real plugin, which finds no program in its PATH. */
const withoutPrograms = (type: string) =>
  `export PATH=/nowhere\nfor d in /usr/lib/cni /opt/cni/bin; do [ -x $d/${type} ] && exec $d/${type}; done`;

/** Plugins that read their stdin themselves. */
const wrappers: Readonly<Record<string, string>> = {
  bridgeWithoutPrograms: withoutPrograms("bridge"),
  portmapWithoutPrograms: withoutPrograms("portmap"),
};

/** A network of plugins as they are given; `more` goes beside them. */
const net = (plugins: readonly object[], more: object = {}) =>
  JSON.stringify({ cniVersion: "1.0.0", name: "n", plugins, ...more });
const local = (...ranges: readonly object[]) => ({ type: "host-local", ranges: [ranges] });
const bridge = (name: string, more: object = {}) => ({
  type: "bridge",
  bridge: name,
  ipam: local({ subnet: "10.80.0.0/24" }),
  ...more,
});

interface Case {
  /** Part of the title that the explanation must have. */
  readonly title: string;
  readonly text: string;
  readonly file?: string;
  readonly operation?: Operation;
  readonly conf?: Partial<RuntimeConf>;
}

const cases: readonly Case[] = [
  { title: "plugin was not found", text: net([{ type: "absent" }]) },
  { title: "IPAM plugin absent was not found", text: net([bridge("e0", { ipam: { type: "absent" } })]) },
  { title: "plugin 1 of the list has no “type”", text: net([{ bridge: "x" }]) },
  { title: "file has no “type”", text: net([bridge("e1")]), file: "n.conf" },
  { title: "list has no plugins", text: net([]) },
  { title: "list has no plugins", text: JSON.stringify({ cniVersion: "1.0.0", name: "n", type: "bridge" }) },
  {
    title: "network has no name",
    text: JSON.stringify({ cniVersion: "1.0.0", plugins: [{ type: "bridge" }] }),
  },
  { title: "network's name is not valid", text: net([bridge("e2")], { name: "a/b" }) },
  { title: "configuration cannot be read", text: '{ "name": "n" "plugins": [] }' },
  { title: "CNI versions do not fit", text: net([bridge("e3")], { cniVersion: "0.9.0" }) },
  { title: "container ID is not valid", text: net([bridge("e4")]), conf: { containerId: "-x/" } },
  { title: "interface's name is not valid", text: net([bridge("e5")]), conf: { ifName: "a/b" } },
  { title: "network namespace is not there", text: net([bridge("e6")]), conf: { netns: "/run/netns/gone" } },
  { title: "file is no namespace", text: net([bridge("e7")]), conf: { netns: "/etc/hostname" } },
  { title: "does not know an argument", text: net([bridge("e8")]), conf: { args: [["POD", "web"]] } },
  {
    title: "argument has a value that it cannot read",
    text: net([bridge("e9")]),
    conf: {
      args: [
        ["IgnoreUnknown", "1"],
        ["IP", "nowhere"],
      ],
    },
  },
  {
    title: "address that was asked for is not free",
    text: net([bridge("e10")]),
    conf: {
      args: [
        ["IgnoreUnknown", "1"],
        ["IP", "10.99.0.1"],
      ],
    },
  },
  { title: "ranges are not valid", text: net([bridge("e11", { ipam: local({ subnet: "10.80.0.1/24" }) })]) },
  {
    title: "the bandwidth is not complete",
    text: net([bridge("e12"), { type: "bandwidth", capabilities: { bandwidth: true } }]),
    conf: { capabilityArgs: '{"bandwidth":{"ingressRate":1000000}}' },
  },
  {
    title: "has to come after another plugin",
    text: net([{ type: "portmap", capabilities: { portMappings: true } }]),
    conf: { capabilityArgs: '{"portMappings":[{"hostPort":1,"containerPort":2,"protocol":"tcp"}]}' },
  },
  { title: "bridge's name is taken", text: net([bridge("lo")]) },
  {
    title: "an interface is missing",
    text: net([{ type: "macvlan", master: "nowhere0", ipam: local({ subnet: "10.81.0.0/24" }) }]),
  },
  {
    title: "kernel has no such setting",
    text: net([bridge("e13"), { type: "tuning", sysctl: { "net.ipv4.no_such": "1" } }]),
  },
  {
    title: "iptables is missing",
    text: net([bridge("e16", { type: "bridgeWithoutPrograms", isGateway: true, ipMasq: true })]),
  },
  {
    title: "iptables is missing",
    text: net([bridge("e17"), { type: "portmapWithoutPrograms", capabilities: { portMappings: true } }]),
    conf: { capabilityArgs: '{"portMappings":[{"hostPort":1,"containerPort":2,"protocol":"tcp"}]}' },
  },
  {
    // Nobody may make a directory there, whatever the rights.
    title: "kernel did not permit it",
    text: net([bridge("e18", { ipam: { ...local({ subnet: "10.80.0.0/24" }), dataDir: "/sys/cni" } })]),
  },
  {
    // The loopback takes no VLANs, and a kernel without VLANs says the same.
    title: "kernel does not support it",
    text: net([{ type: "vlan", master: "lo", vlanId: 5, ipam: local({ subnet: "10.83.0.0/24" }) }]),
  },
  { title: "nothing was added", text: net([{ type: "tuning" }]), operation: "CHECK" },
  { title: "has no CHECK", text: net([bridge("e15")], { cniVersion: "0.3.1" }), operation: "CHECK" },
  { title: "answer is not a CNI result", text: net([{ type: "chatty" }]) },
  { title: "plugin's error is not JSON", text: net([{ type: "garbling" }]) },
  { title: "failed without a word", text: net([{ type: "mute" }]) },
  { title: "failed without a message", text: net([{ type: "nameless" }]) },
  { title: "printed no CNI error", text: net([{ type: "stderrOnly" }]) },
  { title: "plugin was killed", text: net([{ type: "dying" }]) },
  { title: "not a program for this machine", text: net([{ type: "foreign" }]) },
];

describeUnless(probe.possible ? null : probe.reason, "errors with their real causes, explained", () => {
  let home: string;
  let services: Services;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "explanations-real-"));
    const plugins = join(home, "plugins");
    mkdirSync(plugins);
    for (const [name, text] of Object.entries(scripts)) {
      writeFileSync(join(plugins, name), `#!/bin/sh\ncat >/dev/null\n${text}\n`, { mode: 0o755 });
    }
    for (const [name, text] of Object.entries(wrappers)) {
      writeFileSync(join(plugins, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    }
    writeFileSync(join(plugins, "foreign"), Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 9, 9, 9, 9), {
      mode: 0o755,
    });
    services = await createServices({
      paths: programPaths({}, home),
      launch: {
        node: { execPath: process.execPath, env: {} },
        helperFile: fileURLToPath(new URL("../target/helper/main.ts", import.meta.url)),
      },
      env: { ...process.env, CNI_PATH: `${plugins}:/usr/lib/cni:/opt/cni/bin` },
      hostInfo: { host: "chromium", browserVersion: "none" },
    });
  });
  afterAll(async () => {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  });

  let made = 0;
  async function makeNamespace(): Promise<string> {
    made += 1;
    const input = { targetId: "lab", name: `e${made}` } as const;
    return (await services.handlers["namespaces.create"](input, forever)).path;
  }

  async function run(one: Omit<Case, "title">): Promise<RunRecord> {
    const { text, file = "n.conflist", operation = "ADD" } = one;
    const { id } = await services.handlers["runs.start"](
      {
        operation,
        targetId: "lab",
        network: {
          name: "n",
          file: join(programPaths({}, home).labNetworksDir, file),
          bytes: { encoding: "utf8", text },
        },
        runtimeConf: {
          containerId: "c1",
          netns: "",
          ifName: "eth0",
          args: [],
          capabilityArgs: "",
          ...one.conf,
        },
      },
      forever,
    );
    for await (const _event of services.handlers["runs.watch"]({ id }, forever));
    return services.handlers["history.get"]({ id }, forever);
  }

  const explain = ({ error, operation, network }: RunRecord) =>
    error === null ? null : explainError(error, { operation, file: network.file });

  test.each(cases)("$title", async (one) => {
    const netns = one.conf?.netns ?? (await makeNamespace());
    const record = await run({ ...one, conf: { ...one.conf, netns } });
    expect(record.outcome, record.error?.message).toBe("failed");
    expect(explain(record)?.title, record.error?.message).toContain(one.title);
    await run({ ...one, operation: "DEL", conf: { ...one.conf, netns } });
  });

  test("an interface that exists and a range without a free address, one after the other", async () => {
    const [first, second] = [await makeNamespace(), await makeNamespace()];
    const ipam = local({ subnet: "10.82.0.0/24", rangeStart: "10.82.0.2", rangeEnd: "10.82.0.2" });
    const text = net([bridge("e20", { ipam })]);
    const conf = { netns: first, containerId: "one" };
    expect((await run({ text, conf })).outcome).toBe("succeeded");
    expect(explain(await run({ text, conf: { ...conf, containerId: "other" } }))?.title).toContain(
      "interface already exists",
    );
    const full = await run({ text, conf: { netns: second, containerId: "two" } });
    expect(explain(full)).toMatchObject({
      title: "no address is left",
      remedies: expect.arrayContaining([{ kind: "listAttachments" }]),
    });
    const again = await run({ text, conf: { netns: second, containerId: "two", ifName: "net1" } });
    expect(explain(again)?.title).toContain("no address is left");
    expect((await run({ text, operation: "DEL", conf })).outcome).toBe("succeeded");
  });

  test("a damaged cache entry is set aside as it is, after which CHECK knows of no ADD", async () => {
    const netns = await makeNamespace();
    const conf = { netns, containerId: "c1" };
    const text = net([bridge("e30")]);
    expect((await run({ text, conf })).outcome).toBe("succeeded");
    await run({ text: net([{ type: "damaging" }]), conf });
    expect(explain(await run({ text, conf, operation: "CHECK" }))).toMatchObject({
      title: "the result cache is damaged",
      remedies: [{ kind: "setCacheEntryAside" }, { kind: "del" }],
    });

    const entry = { targetId: "lab", networkName: "n", containerId: "c1", ifName: "eth0" } as const;
    const { path } = await services.handlers["attachments.setAside"](entry, forever);
    expect(path).toMatch(/^\/var\/lib\/cni\/results\/set-aside-[^/]+\/n-c1-eth0$/);
    expect((await run({ text: net([{ type: "showing" }]), conf })).error?.message).toContain(
      String.raw`netplugin failed: "{\"cniVersion": exit`,
    );
    const check = await run({ text, conf, operation: "CHECK" });
    expect(explain(check)?.title).toBe("nothing was added");
    expect((await run({ text, conf, operation: "DEL" })).outcome).toBe("succeeded");
  });

  test("a directory in the way of a cache entry is set aside, and the ADD keeps its entry", async () => {
    const conf = { netns: await makeNamespace(), containerId: "c1" };
    const blocked = await run({ text: net([{ type: "blocking" }]), conf });
    expect(explain(blocked)?.title, blocked.error?.message).toContain("a directory is in the way");
    const entry = { targetId: "lab", networkName: "n", containerId: "c1", ifName: "eth0" } as const;
    await services.handlers["attachments.setAside"](entry, forever);
    expect((await run({ text: net([bridge("e31")]), conf })).outcome).toBe("succeeded");
    expect((await run({ text: net([bridge("e31")]), conf, operation: "DEL" })).outcome).toBe("succeeded");
  });
});
