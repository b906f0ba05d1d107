import { join } from "node:path";
import { expect, it } from "vitest";
import { HostFailure } from "../host-failure.ts";
import { findBrowser } from "./find-browser.ts";

/** Looks for programs on a machine that has just these. */
const machineWith = (...programs: string[]) => {
  return async (name: string, path = "") =>
    path
      .split(":")
      .map((directory) => join(directory, name))
      .find((file) => programs.includes(file)) ?? null;
};
const PATH = "/usr/local/bin:/usr/bin";

it.each([
  [["/usr/bin/chromium", "/usr/bin/google-chrome"], "/usr/bin/chromium"],
  [["/usr/bin/brave-browser", "/usr/bin/google-chrome-stable"], "/usr/bin/google-chrome-stable"],
  [["/usr/bin/chromium-browser"], "/usr/bin/chromium-browser"],
  [["/usr/bin/microsoft-edge"], "/usr/bin/microsoft-edge"],
  [["/usr/bin/chromium", "/usr/local/bin/chromium"], "/usr/local/bin/chromium"],
])("of %o takes %s", async (programs, found) => {
  expect(await findBrowser({ PATH }, machineWith(...programs))).toBe(found);
});

it("takes the one that CNITOOL_DESKTOP_BROWSER names, by path or by name", async () => {
  const find = machineWith("/usr/bin/chromium", "/opt/my/browser", "/usr/bin/vivaldi");
  expect(await findBrowser({ PATH, CNITOOL_DESKTOP_BROWSER: "/opt/my/browser" }, find)).toBe(
    "/opt/my/browser",
  );
  expect(await findBrowser({ PATH, CNITOOL_DESKTOP_BROWSER: "vivaldi" }, find)).toBe("/usr/bin/vivaldi");
});

it("takes no other than the one that was named", async () => {
  const env = { PATH, CNITOOL_DESKTOP_BROWSER: "/opt/gone/chromium" };
  const failure = findBrowser(env, machineWith("/usr/bin/chromium"));
  await expect(failure).rejects.toThrow(HostFailure);
  await expect(failure).rejects.toThrow("/opt/gone/chromium");
});

it("says what to install where there is none", async () => {
  await expect(findBrowser({ PATH }, machineWith())).rejects.toThrow(/apt-get install chromium/);
});
