import { z } from "zod";
import type { Port } from "../../../shared/ipc/port.ts";
import type { Settings } from "../../../shared/settings/settings.ts";
import type { Log } from "../../platform/log.ts";
import type { PageFiles } from "../security/page-files.ts";
import type { CdpPipe } from "./cdp-pipe.ts";
import { type CdpSession, openCdpSession } from "./cdp-session.ts";
import { keepHome } from "./keep-home.ts";
import { homeAddress } from "./own-origin.ts";
import { openPagePort } from "./port.ts";
import { guardRequests } from "./request-guard.ts";

export type WindowBounds = NonNullable<Settings["windowBounds"]>;

export interface AppWindowOptions {
  readonly pipe: CdpPipe;
  readonly files: PageFiles;
  /** The text of the preload's bundle. */
  readonly preload: string;
  readonly log: Log;
  /** The window was moved or resized. */
  readonly onBounds: (bounds: WindowBounds) => void;
}

export interface AppWindow {
  readonly port: Port;
  /** Loads the page; call it once somebody listens to the port. */
  load(): Promise<void>;
  /** Moves and resizes the window; one that is maximised, say, stays so. */
  moveTo(bounds: WindowBounds): Promise<void>;
  /** Brings the window in front of all others, also when it was minimised. */
  show(): Promise<void>;
  /** Resolves when the window was closed. */
  readonly closed: Promise<void>;
}

/** Takes over the window that the browser opens, before its page runs, and closes every other page. */
export async function openAppWindow(options: AppWindowOptions): Promise<AppWindow> {
  const { pipe, log } = options;
  const late = (error: Error) => log.info("The browser refused a command", { error: error.message });
  const browser = openCdpSession(pipe, null, late);
  const target = await takeWindow(pipe, browser, late);
  const { session, targetId } = target;
  await Promise.all([
    session.send("Page.enable"),
    session.send("Inspector.enable"),
    browser.send("Browser.setDownloadBehavior", { behavior: "deny" }),
    guardRequests(session, options.files, (address) => log.warning("A request was refused", { address })),
  ]);
  keepHome(session, targetId, log);
  const port = await openPagePort({
    session,
    // A page's target and its main frame have one id.
    frameId: targetId,
    preload: options.preload,
    onBounds: ({ x, y, width, height }) => options.onBounds({ x, y, width, height }),
    onRejected: (reason) => log.warning("A message was dropped", { reason }),
  });
  return {
    port,
    closed: target.closed,
    async load() {
      await session.send("Runtime.runIfWaitingForDebugger");
      await session.send("Page.navigate", { url: homeAddress });
    },
    async moveTo({ x, y, width, height }) {
      const { windowId, bounds } = await windowOf(browser, targetId);
      if (bounds.windowState === "normal")
        await changeWindow(browser, windowId, { left: x, top: y, width, height });
    },
    async show() {
      // Any other state, such as maximised, stays as it is.
      const { windowId, bounds } = await windowOf(browser, targetId);
      if (bounds.windowState === "minimized")
        await changeWindow(browser, windowId, { windowState: "normal" });
      await session.send("Page.bringToFront");
    },
  };
}

interface WindowTarget {
  readonly session: CdpSession;
  readonly targetId: string;
  readonly closed: Promise<void>;
}

/** The first page is the window; it waits until it is told to go on. Whatever else appears is closed. */
async function takeWindow(
  pipe: CdpPipe,
  browser: CdpSession,
  late: (error: Error) => void,
): Promise<WindowTarget> {
  const closed = Promise.withResolvers<void>();
  const found = new Promise<WindowTarget>((resolve) => {
    let windowSession: string | null = null;
    let windowTarget: string | null = null;
    browser.on("Target.attachedToTarget", ({ sessionId, targetInfo: { targetId, type } }) => {
      const session = openCdpSession(pipe, sessionId, late);
      if (windowSession === null && type === "page") {
        windowSession = sessionId;
        windowTarget = targetId;
        resolve({ session, targetId, closed: closed.promise });
        return;
      }
      if (targetId === windowTarget) return;
      // Closed while it waits, a popup would leave the page that opened it without an answer for ever.
      session.tell("Runtime.runIfWaitingForDebugger");
      if (type === "page") browser.tell("Target.closeTarget", { targetId });
    });
    browser.on("Target.detachedFromTarget", ({ sessionId }) => {
      if (sessionId === windowSession) closed.resolve();
    });
  });
  await browser.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
  return found;
}

const browserWindow = z.object({
  windowId: z.number(),
  bounds: z.object({ windowState: z.string() }),
});

function windowOf(browser: CdpSession, targetId: string): Promise<z.output<typeof browserWindow>> {
  return browser.ask(browserWindow, "Browser.getWindowForTarget", { targetId });
}

async function changeWindow(browser: CdpSession, windowId: number, bounds: object): Promise<void> {
  await browser.send("Browser.setWindowBounds", { windowId, bounds });
}
