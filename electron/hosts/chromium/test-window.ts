import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { z } from "zod";
import type { Handlers } from "../../../shared/ipc/contract.ts";
import { standInHandlers } from "../../../shared/ipc/stand-in-handlers.ts";
import type { LogFields } from "../../platform/log.ts";
import { openPageFiles } from "../security/page-files.ts";
import { serveWindow } from "../serve-window.ts";
import { type AppWindow, openAppWindow, type WindowBounds } from "./app-window.ts";
import { type CdpSession, openCdpSession } from "./cdp-session.ts";
import { findBrowser } from "./find-browser.ts";
import { type Browser, launchBrowser } from "./launch-browser.ts";

/** A folder laid out as `dist/`, with the preload and a page that has the real client as `client`, for tests. */
export async function buildTestPage() {
  const folder = mkdtempSync(join(tmpdir(), "chromium-host-"));
  const dist = join(folder, "dist");
  const pageDir = join(dist, "renderer");
  mkdirSync(pageDir, { recursive: true });
  const index = '<!doctype html><title>cnitool desktop</title><script type="module" src="/page.js"></script>';
  writeFileSync(join(pageDir, "index.html"), index);
  writeFileSync(join(dist, "secret.js"), "globalThis.secret = true;");
  const entry = join(folder, "page-entry.js");
  const client = join(import.meta.dirname, "../../../shared/ipc/client.ts");
  writeFileSync(
    entry,
    `import { connect } from ${JSON.stringify(client)};
    globalThis.client = connect(cnitool);
    client.call("app.ready", { paintMs: performance.now() });`,
  );
  await bundle(entry, pageDir, "page.js", "es");
  await bundle(join(import.meta.dirname, "../preload.ts"), join(dist, "electron"), "preload.cjs", "cjs");
  return {
    folder,
    dist,
    pageDir,
    preloadFile: join(dist, "electron/preload.cjs"),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function bundle(entry: string, outDir: string, file: string, format: "es" | "cjs"): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { external: ["electron"] },
    build: {
      ...{ ssr: entry, outDir, emptyOutDir: false, minify: false },
      rolldownOptions: { output: { format, entryFileNames: file } },
    },
  });
}

export type TestPage = Awaited<ReturnType<typeof buildTestPage>>;

export interface TestWindow {
  readonly browser: Browser;
  readonly window: AppWindow;
  /** A second session with the page, for what a test does behind the program's back. */
  readonly page: CdpSession;
  /** What the log was told, message and fields. */
  readonly logged: readonly (readonly [message: string, fields: LogFields])[];
  readonly bounds: readonly WindowBounds[];
  /** Evaluates in the page's own world and waits for a promise's value. */
  evaluate(expression: string): Promise<unknown>;
  minimise(): Promise<void>;
  windowState(): Promise<string>;
  /** The addresses of all pages that are open. */
  pages(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the real browser, headless, on the test page; its sandbox is off for root only, as in the program. */
export async function openTestWindow(
  test: TestPage,
  handlers: Partial<Handlers>,
  { debugPort = false } = {},
): Promise<TestWindow> {
  const logged: [string, LogFields][] = [];
  const bounds: WindowBounds[] = [];
  const note = (message: string, fields: LogFields = {}) => void logged.push([message, fields]);
  const log = { info: note, warning: note, error: note };
  const browser = await launchBrowser({
    executable: await findBrowser(process.env),
    profileDir: mkdtempSync(join(test.folder, "profile-")),
    env: process.env,
    headless: true,
    debugPort,
    asRoot: process.getuid?.() === 0,
  });
  const window = await openAppWindow({
    pipe: browser.pipe,
    files: await openPageFiles(test.pageDir),
    preload: readFileSync(test.preloadFile, "utf8"),
    log,
    onBounds: (one) => bounds.push(one),
  });
  const stop = serveWindow(window.port, standInHandlers(handlers), log);
  const { page, ...beside } = await attachBeside(browser);
  await window.load();
  return {
    ...{ browser, window, page, logged, bounds },
    ...beside,
    evaluate: (expression) => evaluate(page, expression),
    async close() {
      stop();
      await browser.close();
    },
  };
}

async function attachBeside(browser: Browser) {
  const root = openCdpSession(browser.pipe, null, raise);
  const targets = z.object({
    targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
  });
  const pageTargets = async () => {
    const { targetInfos } = await root.ask(targets, "Target.getTargets");
    return targetInfos.filter(({ type }) => type === "page");
  };
  const [target] = await pageTargets();
  if (target === undefined) throw new Error("The browser has no page");
  const { targetId } = target;
  const attached = z.object({ sessionId: z.string() });
  const { sessionId } = await root.ask(attached, "Target.attachToTarget", { targetId, flatten: true });
  const page = openCdpSession(browser.pipe, sessionId, raise);
  const place = z.object({ windowId: z.number(), bounds: z.object({ windowState: z.string() }) });
  const placeNow = () => root.ask(place, "Browser.getWindowForTarget", { targetId });
  return {
    page,
    pages: async () => (await pageTargets()).map(({ url }) => url),
    windowState: async () => (await placeNow()).bounds.windowState,
    async minimise() {
      const { windowId } = await placeNow();
      await root.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    },
  };
}

function raise(error: Error): never {
  throw error;
}

const evaluation = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});

async function evaluate(page: CdpSession, expression: string): Promise<unknown> {
  const options = {
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
    allowUnsafeEvalBlockedByCSP: false,
  };
  const answer = await page.ask(evaluation, "Runtime.evaluate", { expression, ...options });
  const thrown = answer.exceptionDetails;
  if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
  return answer.result.value;
}
