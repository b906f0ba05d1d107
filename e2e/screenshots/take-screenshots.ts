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
import { makeSomeHistory } from "./make-some-history.ts";
import { pictures } from "./pictures.ts";
import { shrinkPicture } from "./shrink-picture.ts";

const size = { width: 1280, height: 800 };
const looks = ["light", "dark", "projector"] as const;
const images = join(root, "docs/images");
mkdirSync(images, { recursive: true });

const home = makeHome("lab-");
const user = ordinaryUser();
if (!("missing" in user)) home.giveTo(user);
// Without a CNI_PATH of its own the program finds the plugins where this machine has them.
const env = { CNI_PATH: "", ...headless };
const program = await startInChromium({ home, env, ...("missing" in user ? {} : { user }) });
try {
  const { page } = program;
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await new AppWindow(page).waitUntilLabReady();
  await makeSomeHistory(page);

  const projector = page.getByRole("button", { name: "Projector mode" });
  for (const { name, show, leave } of pictures(page)) {
    for (const look of looks) {
      if ((await projector.getAttribute("aria-pressed")) !== String(look === "projector"))
        await projector.click();
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: look === "dark" ? "dark" : "light" });
      await show();
      await page.mouse.move(0, 0);
      await page.evaluate(() => document.fonts.ready);
      const path = join(images, `${name}-${look}.png`);
      await page.screenshot({ path });
      await shrinkPicture(path);
      process.stdout.write(`docs/images/${name}-${look}.png\n`);
      await leave();
    }
  }
} finally {
  await program.stop();
  home.remove();
}
