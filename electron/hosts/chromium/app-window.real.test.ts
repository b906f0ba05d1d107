import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { AppInfo, Handlers } from "../../../shared/ipc/contract.ts";
import { homeAddress } from "./own-origin.ts";
import { bindingName, worldName } from "./preload-world.ts";
import { buildTestPage, openTestWindow, type TestPage, type TestWindow } from "./test-window.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

const info: AppInfo = {
  host: "chromium",
  version: "1",
  nodeVersion: "v24",
  browserVersion: "Chrome/1",
  root: false,
  historyFile: "/h",
};
const streams: AbortSignal[] = [];
const handlers: Partial<Handlers> = {
  "app.info": () => info,
  "app.ready": () => {},
  "app.notices": async function* (_input, { signal }) {
    streams.push(signal);
    for (let id = 1; id <= 1000; id += 1) yield [{ id, message: "ä\u2028\u0000", advice: "" }];
  },
  "targets.watch": async function* (_input, { signal }) {
    streams.push(signal);
    yield [];
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  },
};

let test: TestPage;
let shown: TestWindow;

beforeAll(async () => {
  test = await buildTestPage();
  shown = await openTestWindow(test, handlers);
  await answers();
});
afterAll(async () => {
  await shown?.close();
  test?.remove();
});

/** Waits until the page answers calls, whichever document it is. */
async function answers(): Promise<void> {
  await soon(async () => expect(await shown.evaluate("client.call('app.info')")).toEqual(info));
}

describe("the page and the main process", () => {
  it("is shown under the program's name, in a secure context, isolated", async () => {
    expect(await shown.evaluate("[document.title, location.href, isSecureContext, typeof require]")).toEqual([
      "cnitool desktop",
      homeAddress,
      true,
      "undefined",
    ]);
  });

  it("stream 1,000 events in order, with every character", async () => {
    const got = await shown.evaluate(`(async () => {
      const events = [];
      for await (const [notice] of client.stream("app.notices")) events.push(notice);
      return events;
    })()`);
    expect(got).toEqual(
      Array.from({ length: 1000 }, (_, at) => ({ id: at + 1, message: "ä\u2028\u0000", advice: "" })),
    );
  });

  it("hand errors over as data", async () => {
    const error = "client.call('app.ready', { paintMs: -1 }).catch((error) => error.data.code)";
    expect(await shown.evaluate(error)).toBe("BAD_INPUT");
  });

  it("stop talking when the page unsubscribes", async () => {
    const counts = await shown.evaluate(`(async () => {
      let seen = 0;
      const stop = cnitool.onMessage(() => { seen += 1; });
      await client.call("app.info");
      const before = seen;
      stop();
      await client.call("app.info");
      return [before, seen];
    })()`);
    expect(counts).toEqual([1, 1]);
  });

  it("begin anew after a reload, and what the former page asked for is cancelled", async () => {
    await shown.evaluate(
      "(async () => { await client.stream('targets.watch').next(); globalThis.former = true; })()",
    );
    const signal = streams.at(-1);
    await shown.page.send("Page.reload");
    await soon(async () => expect(await shown.evaluate("globalThis.former")).toBeUndefined());
    await answers();
    expect(signal?.aborted).toBe(true);
  });

  it("come back after a crash of the page", async () => {
    await shown.evaluate("globalThis.former = true");
    // The command itself is never answered.
    shown.page.send("Page.crash").catch(() => {});
    await soon(() => expect(shown.logged).toContainEqual(["The page crashed", { reload: true }]));
    await answers();
    expect(await shown.evaluate("globalThis.former")).toBeUndefined();
  });
});

describe("the window", () => {
  it("tells where it is when it is moved", async () => {
    const place = { x: 20, y: 10, width: 1000, height: 700 };
    await shown.window.moveTo(place);
    await soon(() => expect(shown.bounds).toContainEqual(place));
  });

  it("comes to the front, also when it was minimised", async () => {
    await shown.window.show();
    await shown.minimise();
    await soon(async () => expect(await shown.windowState()).toBe("minimized"));
    await shown.window.show();
    await soon(async () => expect(await shown.windowState()).toBe("normal"));
  });

  it("lets its page put text on the clipboard when a button is pressed", async () => {
    await shown.window.show();
    expect(await shown.evaluate("navigator.clipboard.writeText('copied').then(() => 'done')")).toBe("done");
  });
});

describe("a message from anywhere but the preload's world", () => {
  const forged = JSON.stringify({ type: "message", channel: "cnitool", text: "{}" });

  it("cannot be sent by the page: it has no binding", async () => {
    const names = await shown.evaluate(
      `[typeof ${bindingName}, Object.getOwnPropertyNames(window).filter((name) => /cnitool/i.test(name))]`,
    );
    expect(names).toEqual(["undefined", ["cnitool"]]);
  });

  it("does not come of events that the page forges, and no event shows it the binding", async () => {
    const seen = await shown.evaluate(`(() => {
      const seen = [];
      const { dispatchEvent } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = function (event) { seen.push(event.detail); return dispatchEvent.call(this, event); };
      for (const name of ["cnitool", ":preload", "preload", "undefined:preload"])
        window.dispatchEvent(new CustomEvent(name, { detail: ${JSON.stringify(forged)} }));
      EventTarget.prototype.dispatchEvent = dispatchEvent;
      return seen.length;
    })()`);
    expect(seen).toBe(4);
    expect(shown.logged.filter(([message]) => message === "A message was dropped")).toEqual([]);
  });

  it("is dropped when another frame's world of the same name calls the binding", async () => {
    const before = shown.logged.length;
    await shown.evaluate("void document.body.append(document.createElement('iframe'))");
    const tree = z.object({
      frameTree: z.object({ childFrames: z.array(z.object({ frame: z.object({ id: z.string() }) })) }),
    });
    const { frameTree } = await shown.page.ask(tree, "Page.getFrameTree");
    const world = z.object({ executionContextId: z.number() });
    const { executionContextId } = await shown.page.ask(world, "Page.createIsolatedWorld", {
      frameId: frameTree.childFrames[0]?.frame.id,
      worldName,
    });
    const called = z.object({ result: z.object({ type: z.string() }) });
    const { result } = await shown.page.ask(called, "Runtime.evaluate", {
      contextId: executionContextId,
      expression: `${bindingName}(${JSON.stringify(forged)}); typeof ${bindingName}`,
    });
    expect(result.type).toBe("string");
    await soon(() =>
      expect(shown.logged.slice(before)).toContainEqual([
        "A message was dropped",
        { reason: "It came from another context than the preload's." },
      ]),
    );
  });
});
