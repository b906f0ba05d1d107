/**
 * Takes the pictures of docs/images: the real program with real plugins in a real lab, without being shown.
 * Run by `npm run screenshots`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startInChromium } from "../fixtures/chromium-program.ts";
import { makeHome } from "../fixtures/home.ts";
import { ordinaryUser } from "../fixtures/ordinary-user.ts";
import { headless, root } from "../fixtures/program-env.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";
import { makeSomeHistory } from "./make-some-history.ts";

const size = { width: 1280, height: 800 };
/** Counted from the newest, as make-some-history.ts leaves it. */
const indexOfFailedRun = 2;
const images = join(root, "docs/images");

const home = makeHome("lab-");
const user = ordinaryUser();
if (!("missing" in user)) home.giveTo(user);
// Without a CNI_PATH of its own the program finds the plugins where this machine has them.
const env = { CNI_PATH: "", ...headless };
const program = await startInChromium({ home, env, ...("missing" in user ? {} : { user }) });
try {
  const { page } = program;
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const window = new AppWindow(page);
  await window.waitUntilLabReady();
  await makeSomeHistory(page);

  mkdirSync(images, { recursive: true });
  const take = async (name: string) => {
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(images, `${name}.png`) });
    process.stdout.write(`docs/images/${name}.png\n`);
  };
  for (const theme of ["light", "dark"] as const) {
    await window.chooseTheme(theme);
    await window.goTo("Run");
    await new RunView(page).panel.open("Trace");
    await take(`run-${theme}`);
    await window.goTo("History");
    await new HistoryView(page).select(indexOfFailedRun);
    await take(`history-${theme}`);
  }
} finally {
  await program.stop();
  home.remove();
}
