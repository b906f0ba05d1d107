import { complaintsOfAxe } from "../fixtures/axe.ts";
import { leakingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

/** A list's items, each of which has to match one pattern, and the other way round, in whatever order. */
function expectExactly(actual: readonly string[], patterns: readonly RegExp[]): void {
  const shown = actual.map((text) => patterns.findIndex((pattern) => pattern.test(text)));
  expect(
    shown.toSorted((a, b) => a - b),
    `every line is expected, and all that is expected is there:\n${actual.join("\n")}`,
  ).toEqual(patterns.map((_, index) => index));
}

const chain = "CNI-[0-9a-f]{24}";

test("the changes of a first ADD are what its plugins made, and those of its DEL tell what is to remain", async ({
  page,
}) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.panel.open("Changes");

  const made = await run.panel.changes("Changes");
  expectExactly(made, [
    /^added: lab0 type bridge mtu 1500 .*\bup$/,
    /^added: veth\w+ type veth master lab0 mtu 1500 .*\bup$/,
    /^added: 10\.88\.0\.1\/16 dev lab0$/,
    /^added: 10\.88\.0\.0\/16 dev lab0 proto kernel scope link src 10\.88\.0\.1$/,
    /^changed: before: net\.ipv4\.ip_forward = 0 → net\.ipv4\.ip_forward = 1$/,
    /^added: net\.ipv6\.conf\.lab0\.accept_ra = 0$/,
    /^added: net\.ipv6\.conf\.veth\w+\.accept_ra = 0$/,
    new RegExp(`^added: -t nat -N ${chain}$`),
    new RegExp(`^added: -t nat -A POSTROUTING -s 10\\.88\\.0\\.2/32 .* -j ${chain}$`),
    new RegExp(`^added: -t nat -A ${chain} -d 10\\.88\\.0\\.0/16 .* -j ACCEPT$`),
    new RegExp(`^added: -t nat -A ${chain} ! -d 224\\.0\\.0\\.0/4 .* -j MASQUERADE$`),
    /^added: lab-net: 10\.88\.0\.2 for cnitool-\w+ eth0$/,
    /^added: lab-net: range 0 last gave out 10\.88\.0\.2$/,
    /^added: lab-net-cnitool-\w+-eth0 \(\d+ bytes\)$/,
    /^added: eth0 type veth mtu 1500 .*\bup$/,
    /^added: 10\.88\.0\.2\/16 dev eth0$/,
    /^added: 10\.88\.0\.0\/16 dev eth0 proto kernel scope link src 10\.88\.0\.2$/,
    /^added: default via 10\.88\.0\.1 dev eth0$/,
    /^added: net\.ipv4\.conf\.eth0\.arp_notify = 1$/,
    /^added: net\.ipv6\.conf\.eth0\.accept_dad = 0$/,
  ]);
  await expect(run.panel.region.getByRole("tab", { name: /^Changes\b/ })).toContainText(String(made.length));
  await expect(
    run.panel.region.getByRole("button", { name: "Copy command ip -n demo1 addr show dev eth0" }),
  ).toBeVisible();

  await run.run("DEL", "succeeded");
  expect(await run.panel.changes("Left over")).toEqual([]);
  expectExactly(await run.panel.changes("Normal to remain"), [
    /^normal to remain: lab0 type bridge /,
    /^normal to remain: 10\.88\.0\.1\/16 dev lab0$/,
    /^normal to remain: 10\.88\.0\.0\/16 dev lab0 /,
    /^normal to remain: net\.ipv4\.ip_forward = 1$/,
    /^normal to remain: net\.ipv6\.conf\.lab0\.accept_ra = 0$/,
    /^normal to remain: lab-net: range 0 last gave out 10\.88\.0\.2$/,
  ]);
  const removed = (await run.panel.changes("Changes")).filter((line) => line.startsWith("removed: "));
  expectExactly(removed, [
    /veth\w+ type veth master lab0/,
    /net\.ipv6\.conf\.veth\w+\.accept_ra/,
    new RegExp(`-N ${chain}$`),
    /-A POSTROUTING /,
    /-j ACCEPT$/,
    /-j MASQUERADE$/,
    /lab-net: 10\.88\.0\.2 for /,
    /lab-net-cnitool-\w+-eth0 /,
    /: eth0 type veth/,
    /10\.88\.0\.2\/16 dev eth0/,
    /10\.88\.0\.0\/16 dev eth0/,
    /default via 10\.88\.0\.1/,
    /eth0\.arp_notify/,
    /eth0\.accept_dad/,
  ]);
});

test("what an ADD left half-way and its DEL forgot is told apart from what is to remain", async ({
  home,
  launch,
}) => {
  home.addNetwork("90-leaking.conflist", leakingNet);
  const { page } = await launch();
  const run = new RunView(page);
  const left = [/^left over: leak0 type veth mtu 1500 /, /^left over: leak1 type veth mtu 1500 /];
  await run.createNamespace("demo1");
  await run.chooseNetwork("leaking-net");

  await run.run("ADD", "failed");
  await run.panel.open("Changes");
  expectExactly(await run.panel.changes("Left over"), left);
  await expect(run.panel.region).toContainText(
    "The ADD ended half-way. DEL removes what it had made until then.",
  );

  await run.run("DEL", "succeeded");
  expectExactly(await run.panel.changes("Left over"), left);
  await expect(run.panel.region).toContainText("its DEL should have removed them");
  await expect(run.panel.region.getByRole("heading", { name: "Nothing changed" })).toBeVisible();

  // It is in the history as it was seen, and reads well in light and dark.
  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await history.select(1);
  await history.panel.open("Changes");
  expectExactly(await history.panel.changes("Left over"), left);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
});
