import type { Log } from "../../platform/log.ts";
import type { CdpSession } from "./cdp-session.ts";
import { homeAddress, isHome } from "./own-origin.ts";

/** A page that crashes again this soon would do so for ever. */
const crashPauseMs = 5000;

/**
 * Brings the window's own document back: after a crash, and from the few addresses that no request is made for
 * and that can therefore not be refused, such as about:blank.
 */
export function keepHome(session: CdpSession, frameId: string, log: Log): void {
  let crashedAt = Number.NEGATIVE_INFINITY;
  session.on("Inspector.targetCrashed", () => {
    const now = performance.now();
    const again = now - crashedAt < crashPauseMs;
    crashedAt = now;
    log.error("The page crashed", { again });
    // The browser's own page about the crash has a button to try again.
    if (!again) session.tell("Page.reload");
  });
  session.on("Page.frameNavigated", ({ frame }) => {
    if (frame.id !== frameId || isHome(frame.url) || frame.url.startsWith("chrome-error:")) return;
    log.warning("The window had left its page", { address: frame.url });
    session.tell("Page.navigate", { url: homeAddress });
  });
}
