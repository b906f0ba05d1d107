import { EventEmitter } from "node:events";
import type { App } from "electron";
import { expect, it, vi } from "vitest";
import { quitInOrder } from "./quit-in-order.ts";

function start(close: () => Promise<void>) {
  const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const onFailure = vi.fn();
  quitInOrder(app as unknown as App, close, onFailure);
  const preventDefault = vi.fn();
  return { app, onFailure, preventDefault, quit: () => app.emit("will-quit", { preventDefault }) };
}

it("exits once the services have ended, whichever number of times it is asked", async () => {
  const ended = Promise.withResolvers<void>();
  const close = vi.fn(() => ended.promise);
  const { app, preventDefault, quit } = start(close);
  quit();
  quit();
  expect(preventDefault).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledOnce();
  expect(app.exit).not.toHaveBeenCalled();
  ended.resolve();
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
});

it("tells why the services did not end, and exits as failed", async () => {
  const failure = new Error("EIO");
  const { app, onFailure, quit } = start(() => Promise.reject(failure));
  quit();
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(1));
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(failure);
});
