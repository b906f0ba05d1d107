import type { Page } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { argumentsNet, staticNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

/** Fills in every editor as a person would who knows what they hold. */
async function fillAll(run: RunView): Promise<void> {
  const type = (argument: string, input: string, text: string) =>
    run.argument(argument).getByRole("textbox", { name: input, exact: true }).fill(text);
  await run.argument("ipRanges").getByRole("button", { name: "Add range set" }).click();
  await type("ipRanges", "Subnet 1", "10.95.7.0/24");
  await type("ipRanges", "Gateway 1", "10.95.7.254");
  await type("ips", "ips", "10.95.7.20/24");
  await type("mac", "mac", "02:11:22:33:44:55");
  await run.addPortMapping(8080, 80);
  await type("portMappings", "Host IP 1", "127.0.0.1");
  await type("bandwidth", "ingressRate", "10M");
  await type("bandwidth", "ingressBurst", "1Mbit");
  await type("dns", "Servers", "10.0.0.53, fd00::53");
  await type("dns", "Searches", "lab.example");
  await type("aliases", "aliases", "web web.lab");
  await type("infinibandGUID", "infinibandGUID", "c2:11:22:33:44:55:66:77");
  await type("deviceID", "deviceID", "0000:04:00.5");
  await type("cgroupPath", "cgroupPath", "/lab.slice/one");
  await run.typeCapability("example.com/own", '{ "n": 12345678901234567890 }');
}

/** What the plugins of the arguments' network are given, by type. */
const expected = {
  bridge: {
    ipRanges: [[{ subnet: "10.95.7.0/24", gateway: "10.95.7.254" }]],
    ips: ["10.95.7.20/24"],
  },
  tuning: { mac: "02:11:22:33:44:55" },
  portmap: {
    portMappings: [{ hostPort: 8080, containerPort: 80, protocol: "tcp", hostIP: "127.0.0.1" }],
  },
  bandwidth: { bandwidth: { ingressRate: 10_000_000, ingressBurst: 1_000_000 } },
  recording: {
    dns: { servers: ["10.0.0.53", "fd00::53"], searches: ["lab.example"] },
    aliases: ["web", "web.lab"],
    infinibandGUID: "c2:11:22:33:44:55:66:77",
    deviceID: "0000:04:00.5",
    cgroupPath: "/lab.slice/one",
    "example.com/own": { n: 12345678901234567000 },
  },
} as const;

async function expectGiven(run: RunView): Promise<void> {
  for (const [type, runtimeConfig] of Object.entries(expected)) {
    const stdin: unknown = JSON.parse(await run.panel.stepText(type, "stdin"));
    expect(stdin, type).toMatchObject({ runtimeConfig });
  }
}

async function expectGoodToUse(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
}

test("each argument reaches its plugins as it was typed, and the kernel has what they made of it", async ({
  page,
  home,
  lab,
}) => {
  home.addNetwork("01-arguments.conflist", argumentsNet(home.makeDirectory("recorded")));
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("arguments-net");
  await fillAll(run);
  await expect(run.argument("ips")).toContainText("bridge › host-local");
  await expect(run.argument("bandwidth")).toContainText("10,000,000 = 10 Mbit/s");
  await expectGoodToUse(page);

  await run.run("ADD", "succeeded");
  await expectGiven(run);
  expect(lab.interfaces("demo1")).toEqual({ eth0: ["10.95.7.20/24"] });
  expect(lab.print("ip", "-n", "demo1", "link", "show", "eth0")).toContain("02:11:22:33:44:55");
  expect(lab.print("iptables", "-t", "nat", "-S")).toContain(
    "-d 127.0.0.1/32 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.95.7.20:80",
  );
  expect(lab.print("tc", "qdisc", "show")).toMatch(/qdisc tbf 1: dev veth\w+ root .*rate 10Mbit/);

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await history.select(0);
  await history.panel.button("Run again…").click();
  const input = (argument: string, name: string) =>
    run.argument(argument).getByRole("textbox", { name, exact: true });
  await expect(input("ipRanges", "Subnet 1")).toHaveValue("10.95.7.0/24");
  await expect(input("portMappings", "Host port 1")).toHaveValue("8080");
  await expect(input("bandwidth", "ingressRate")).toHaveValue("10000000");
  await expect(input("dns", "Servers")).toHaveValue("10.0.0.53, fd00::53");
  await expect(input("example.com/own", "example.com/own as JSON")).toHaveValue('{"n":12345678901234567890}');
  await run.run("DEL", "succeeded");
  await expectGiven(run);
  expect(lab.interfaces("demo1")).toEqual({});
});

test("an argument is judged by the rules of who gets it, and stays where another network is chosen", async ({
  page,
  home,
  lab,
}) => {
  home.addNetwork("01-static.conflist", staticNet);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("static-net");
  const ips = run.argument("ips").getByRole("textbox");
  await ips.fill("10.94.0.5");
  await expect(run.argument("ips")).toContainText("is NOT in CIDR notation, got: '10.94.0.5'");
  await expect(ips).toHaveAttribute("aria-invalid", "true");
  await expect(run.operation("ADD")).toBeDisabled();

  // As JSON anything can be sent, and the same is said of it.
  await run.argument("ips").getByRole("button", { name: "ips: edit as JSON" }).click();
  await expect(ips).toHaveValue('["10.94.0.5"]');
  await expect(run.argument("ips")).toContainText("is NOT in CIDR notation");
  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("an entry in the 'ips' field is NOT in CIDR notation");
  // The bridge plugin leaves its interface where the IPAM fails.
  await run.panel.button("Clean up with DEL").click();
  await run.panel.waitFor("succeeded");
  await ips.fill('["10.94.0.5/24"]');
  await run.argument("ips").getByRole("button", { name: "ips: edit in fields" }).click();
  await expect(ips).toHaveValue("10.94.0.5/24");
  await run.run("ADD", "succeeded");
  expect(lab.interfaces("demo1")).toEqual({ eth0: ["10.94.0.5/24"] });
  await run.run("DEL", "succeeded");

  await run.chooseNetwork("lab-net");
  await expect(run.argument("ips")).toContainText("No plugin of this network receives it.");
  await expect(run.argument("ips")).toContainText('bridge would, with "capabilities": { "ips": true }');
  await expect(ips).toHaveValue("10.94.0.5/24");
  await expectGoodToUse(page);
  await run.chooseNetwork("static-net");
  await expect(ips).toHaveValue("10.94.0.5/24");
  await run.chooseNetwork("lab-net");
  await run.argument("ips").getByRole("button", { name: "Remove ips" }).click();
  await expect(run.argument("ips")).toBeHidden();
});

test("CNI_ARGS that plugins would refuse are told of before, and IgnoreUnknown lets them pass", async ({
  page,
}) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  const args = run.argument("CNI_ARGS");
  await args.getByRole("button", { name: "Add CNI_ARGS pair" }).click();
  await args.getByRole("textbox", { name: "Key 1" }).fill("K8S_POD_NAME");
  await args.getByRole("textbox", { name: "Value 1" }).fill("a=b");
  await expect(args).toContainText('invalid CNI_ARGS pair "K8S_POD_NAME=a=b"');
  await expect(run.operation("ADD")).toBeDisabled();
  await args.getByRole("textbox", { name: "Value 1" }).fill("web");
  await expect(args).toContainText("bridge and host-local do not know K8S_POD_NAME and will refuse it");
  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText('ARGS: unknown args ["K8S_POD_NAME=web"]');

  await args.getByRole("switch", { name: "IgnoreUnknown" }).click();
  await expect(args.getByRole("textbox", { name: "Key 1" })).toHaveValue("IgnoreUnknown");
  await expect(args).not.toContainText("will refuse it");
  await expectGoodToUse(page);
  await run.run("ADD", "succeeded");
  await expect(await run.panel.openStep("bridge", "env")).toContainText("IgnoreUnknown=1;K8S_POD_NAME=web");
  await args.getByRole("switch", { name: "IgnoreUnknown" }).click();
  await expect(args.getByRole("textbox", { name: "Key 1" })).toHaveValue("K8S_POD_NAME");
});
