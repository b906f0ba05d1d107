import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type ChromiumMain, startChromiumMain } from "../fixtures/chromium-program.ts";
import { ordinaryUser } from "../fixtures/ordinary-user.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { RunView } from "../pages/run-view.ts";

/** Waits until a start that cannot succeed has ended, and answers with what it said. */
async function refusal(main: ChromiumMain): Promise<string> {
  try {
    await expect.poll(() => main.child.exitCode).toBe(1);
    return main.output();
  } finally {
    main.child.kill("SIGKILL");
  }
}

test.describe("a start that cannot succeed says why in a sentence, without a stack", () => {
  test.skip(({ hostKind }) => hostKind === "electron", "these are the Chromium host's own");

  test("no display", async ({ home }) => {
    // Tests do without one; nobody else can.
    const env = { DISPLAY: "", WAYLAND_DISPLAY: "", CNITOOL_DESKTOP_HEADLESS: "", CNITOOL_DESKTOP_E2E: "" };
    const said = await refusal(startChromiumMain({ home, env }));
    expect(said).toContain("no display");
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("a browser that is not there", async ({ home }) => {
    const env = { CNITOOL_DESKTOP_BROWSER: "/no/such/browser" };
    const said = await refusal(startChromiumMain({ home, env }));
    expect(said).toContain("/no/such/browser");
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("a program that is no browser", async ({ home }) => {
    const said = await refusal(startChromiumMain({ home, env: { CNITOOL_DESKTOP_BROWSER: "/bin/true" } }));
    expect(said).toContain("/bin/true");
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("a home that cannot be written", async ({ home }) => {
    const user = ordinaryUser();
    const asRoot = process.getuid?.() === 0;
    test.skip(asRoot && "missing" in user, "root may write everywhere");
    mkdirSync(dirname(home.paths.historyFile), { recursive: true });
    if (!("missing" in user)) home.giveTo(user);
    chmodSync(dirname(home.paths.historyFile), 0o500);
    const said = await refusal(startChromiumMain({ home, ...("missing" in user ? {} : { user }) }));
    expect(said).toContain(dirname(home.paths.historyFile));
    expect(said).not.toMatch(/^\s+at /m);
  });
});

test("a damaged history and damaged settings are set aside and told", async ({ home, launch }) => {
  for (const file of [home.paths.historyFile, home.paths.settingsFile]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "this is neither a database nor JSON\n".repeat(400));
  }
  const { page } = await launch();
  const window = new AppWindow(page);
  await window.waitUntilLabReady();
  await expect(window.messages()).toContainText("The history was damaged and a new one was begun.");
  await expect(window.messages()).toContainText("The settings could not be read");
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("loopback");
  await run.run("ADD", "succeeded");
});
