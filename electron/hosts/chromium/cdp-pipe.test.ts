import { PassThrough } from "node:stream";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { BrowserGone, CdpError, openCdpPipe, splitAtNul } from "./cdp-pipe.ts";
import { openCdpSession } from "./cdp-session.ts";

const raise = (error: Error) => {
  throw error;
};

function start() {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  const pipe = openCdpPipe(toBrowser, fromBrowser);
  const commands: unknown[] = [];
  toBrowser.on(
    "data",
    splitAtNul((text) => commands.push(JSON.parse(text))),
  );
  const say = (message: object) => fromBrowser.write(`${JSON.stringify(message)}\0`);
  return { pipe, fromBrowser, toBrowser, commands, say };
}

it("collects messages whichever way their bytes arrive", () => {
  const texts = fc.array(fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")));
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (sent, sizes) => {
      const bytes = Buffer.from(sent.map((text) => `${text}\0`).join(""));
      const received: string[] = [];
      const take = splitAtNul((text) => received.push(text));
      for (let at = 0; at < bytes.length; ) {
        const size = sizes.next().value ?? 1;
        take(bytes.subarray(at, at + size));
        at += size;
      }
      expect(received).toEqual(sent.map((text) => Buffer.from(text).toString()));
    }),
    { numRuns: 50 },
  );
});

it("brings each answer to its command, in whatever order", async () => {
  const { pipe, commands, say } = start();
  const first = pipe.send("A.a", { x: 1 }, "s");
  const second = pipe.send("B.b");
  say({ id: 2, result: "two" });
  say({ id: 1, error: { code: -1, message: "no such thing" } });
  expect(await second).toBe("two");
  await expect(first).rejects.toThrow(new CdpError("A.a: no such thing"));
  expect(commands).toEqual([
    { id: 1, method: "A.a", params: { x: 1 }, sessionId: "s" },
    { id: 2, method: "B.b", params: {} },
  ]);
});

it("tells a session its own events only, parsed", async () => {
  const { pipe, say } = start();
  const listener = vi.fn();
  openCdpSession(pipe, "s", raise).on("Target.detachedFromTarget", listener);
  const params = { sessionId: "t", more: 1 };
  say({ method: "Target.detachedFromTarget", params });
  say({ method: "Target.detachedFromTarget", params, sessionId: "other" });
  say({ method: "Target.targetDestroyed", params, sessionId: "s" });
  say({ method: "Target.detachedFromTarget", params, sessionId: "s" });
  const last = pipe.send("Last.one");
  say({ id: 1, result: {} });
  await last;
  expect(listener).toHaveBeenCalledExactlyOnceWith({ sessionId: "t" });
});

it("rejects what waits and what comes later when the browser closes its end", async () => {
  const { pipe, fromBrowser } = start();
  const waiting = pipe.send("A.a");
  fromBrowser.destroy();
  await expect(waiting).rejects.toThrow(BrowserGone);
  await pipe.closed;
  await expect(pipe.send("B.b")).rejects.toThrow(BrowserGone);
});

it("rejects what waits when the pipe breaks", async () => {
  const { pipe, toBrowser } = start();
  const waiting = pipe.send("A.a");
  toBrowser.destroy(new Error("EPIPE"));
  await expect(waiting).rejects.toThrow(BrowserGone);
});

it("tells of a command that came too late, and of none that had nobody left to go to", async () => {
  const { pipe, fromBrowser, say } = start();
  const late = vi.fn();
  const session = openCdpSession(pipe, "s", late);
  session.tell("Page.reload");
  say({ id: 1, error: { message: "Session with given id not found." } });
  await vi.waitFor(() => expect(late).toHaveBeenCalledOnce());
  fromBrowser.destroy();
  await pipe.closed;
  session.tell("Page.reload");
  await Promise.resolve();
  expect(late).toHaveBeenCalledOnce();
});
