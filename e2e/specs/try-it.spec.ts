import { findProgram } from "../../electron/platform/find-program.ts";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { RunView } from "../pages/run-view.ts";
import { TryIt } from "../pages/try-it.ts";

const gateway = "10.88.0.1";
const first = "10.88.0.2";
const second = "10.88.0.3";

test("two attached namespaces reach each other and their gateway until one is detached", async ({ page }) => {
  test.skip((await findProgram("ping")) === null, "ping is not on this machine");
  const { keyboard } = page;
  const run = new RunView(page);
  const tryIt = new TryIt(page);
  for (const name of ["demo1", "demo2"]) {
    await run.createNamespace(name);
    await run.chooseNetwork("lab-net");
    await run.run("ADD", "succeeded");
  }
  const window = new AppWindow(page);
  await window.openPalette();
  await keyboard.type("try the");
  await keyboard.press("Enter");
  await expect(run.panel.region.getByRole("tab", { name: "Try it" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(tryIt.summary()).toHaveText("Nothing tried yet.");
  await tryIt.button("Try").click();
  await expect(tryIt.summary()).toHaveText("6 reached. Tried with ping.");
  for (const [from, to] of [
    ["demo1", second],
    ["demo2", first],
    ["demo1", gateway],
    ["demo2", gateway],
    ["Lab", first],
  ] as const) {
    await expect(await tryIt.cell(from, to)).toHaveText(/^reached\d+\.\d+ ms$/);
  }

  // Through the cells and back by the keyboard alone.
  await tryIt.grid().focus();
  await keyboard.press("Control+Home");
  for (const key of ["ArrowDown", "End", "Enter"]) await keyboard.press(key);
  const details = tryIt.details("demo1", second);
  await expect(details).toBeFocused();
  await expect(details).toContainText("The way there and back works.");
  await expect(details).toContainText(
    new RegExp(`nsenter '--net=/run/netns/demo1' \\S+/ping -n .* ${second}`),
  );
  await expect(details.getByRole("region", { name: "stdout of ping" })).toContainText(
    `64 bytes from ${second}`,
  );
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await keyboard.press("Escape");
  await expect(details).toBeHidden();
  await expect(tryIt.grid()).toBeFocused();

  await run.run("DEL", "succeeded");
  await expect(await tryIt.cell("demo1", gateway)).toHaveText(/^reached.*before the last run$/);
  await expect(tryIt.region.getByRole("note")).toContainText("from before the last run");
  expect.soft(await complaintsOfAxe(page), "stale answers").toEqual([]);
  await expect(tryIt.grid().getByRole("columnheader")).toHaveCount(2);
  await tryIt.button("Try again").click();
  await expect(tryIt.summary()).toHaveText("2 reached, 2 unreachable. Tried with ping.");
  await (await tryIt.cell("demo2", gateway)).click();
  const unreachable = tryIt.details("demo2", gateway);
  await expect(unreachable).toContainText("The kernel said: Network is unreachable.");
  await expect(unreachable).toContainText("The kernel knows no way to this address, so nothing was sent.");
  await expect(
    unreachable.getByRole("button", { name: `Copy command ip -n demo2 route get ${gateway}` }),
  ).toBeVisible();

  // The prober listens there until it is told not to; there is no port of the first number.
  await tryIt.chooseTcp("70000");
  await expect(tryIt.button("Try")).toBeDisabled();
  await tryIt.chooseTcp("9999");
  await tryIt.region.getByRole("textbox", { name: "Port" }).press("Enter");
  await expect(tryIt.summary()).toHaveText("2 reached, 2 unreachable. Tried with the program's own prober.");
  await (await tryIt.cell("demo1", gateway)).click();
  await expect(tryIt.details("demo1", gateway)).toContainText(
    "The program's own prober listened in Lab meanwhile",
  );
  await expect(tryIt.details("demo1", gateway)).toContainText(`{"connectionFrom":"::ffff:${first} port `);
  await tryIt.region.getByRole("switch", { name: "Listen there meanwhile" }).click();
  await tryIt.button("Try").click();
  await expect(tryIt.summary()).toHaveText("2 refused, 2 unreachable. Tried with the program's own prober.");
  await (await tryIt.cell("demo1", gateway)).click();
  await expect(tryIt.details("demo1", gateway)).toContainText("Nothing listens at this port.");
});
