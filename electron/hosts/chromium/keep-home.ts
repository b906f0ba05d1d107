import type { Log } from "../../platform/log.ts";
import { createCrashGuard } from "../crash-guard.ts";
import type { CdpSession } from "./cdp-session.ts";
import { homeAddress, isHome } from "./own-origin.ts";

/**
 * Brings the window's own document back: after a crash, and from the few addresses that no request is made for
 * and that can therefore not be refused, such as about:blank.
 */
export function keepHome(session: CdpSession, frameId: string, log: Log): void {
  const mayReload = createCrashGuard();
  session.on("Inspector.targetCrashed", () => {
    const reload = mayReload();
    log.error("The page crashed", { reload });
    // Otherwise the browser's own page about the crash stays, which has a button to try again.
    if (reload) session.tell("Page.reload");
  });
  session.on("Page.frameNavigated", ({ frame }) => {
    if (frame.id !== frameId || isHome(frame.url) || frame.url.startsWith("chrome-error:")) return;
    log.warning("The window had left its page", { address: frame.url });
    session.tell("Page.navigate", { url: homeAddress });
  });
}
