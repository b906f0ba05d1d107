import { expect, type Page, test } from "@playwright/test";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { createStandInMain } from "../fixtures/stand-in-main.ts";
import { standInWindows } from "../fixtures/stand-in-windows.ts";

/** The question before a GC, where the result cache is huge or cannot be read. */

const withWindow = standInWindows();

const panel = (page: Page) => page.getByRole("region", { name: /^Run \d+$/ });

const chooseGc = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "More operations" }).click();
  await page.getByRole("menuitem", { name: /^GC\b/ }).click();
};

test("before a GC the first of thousands of attachments are listed, in a list that the keyboard scrolls", async () => {
  const main = createStandInMain();
  main.attachments = Array.from({ length: 5000 }, (_, at) => {
    const runtimeConf = { containerId: `box-${at}`, ifName: "eth0", netns: "", args: [], capabilityArgs: "" };
    return { networkName: "lab-net", ...runtimeConf };
  });
  await withWindow({ main }, async (page) => {
    await chooseGc(page);
    const list = page.getByRole("region", { name: "Attachments that will be removed" });
    await expect(list.getByRole("table", { name: "5,000 attachments" }).getByRole("row")).toHaveCount(201);
    await expect(list).toContainText("and 4,800 more");
    await list.focus();
    await page.keyboard.press("End");
    await expect(list.getByText("and 4,800 more")).toBeInViewport();
    expect(await complaintsOfAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Run GC" }).click();
    await expect(panel(page)).toBeVisible();
  });
});

test("a result cache that cannot be read is said before a GC, with what libcni makes of that", async () => {
  const main = createStandInMain();
  const message = "The result cache cannot be read: open /var/lib/cni/results: permission denied";
  const advice = "As long as that is so, libcni does nothing for GC and reports success.";
  main.failing.set("attachments.list", new IpcError({ code: "REFUSED", message, advice }));
  await withWindow({ main }, async (page) => {
    await chooseGc(page);
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByRole("note")).toContainText(message);
    await expect(dialog.getByRole("note")).toContainText("libcni does nothing for GC");
    await expect(dialog.getByRole("button", { name: "Run GC" })).toBeEnabled();
  });
});
