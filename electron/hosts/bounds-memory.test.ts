import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { defaultSettings, type Settings } from "../../shared/settings/settings.ts";
import { createBoundsMemory, type WindowBounds } from "./bounds-memory.ts";

const unexpected = (error: unknown) => expect.unreachable(String(error));
const at = (x: number): WindowBounds => ({ x, y: 2, width: 800, height: 600 });

function standInSettings(change = vi.fn(async (): Promise<Settings> => defaultSettings)) {
  return { get: () => ({ ...defaultSettings, windowBounds: at(1) }), change };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("remembers only the last of many changes", async () => {
  const settings = standInSettings();
  const memory = createBoundsMemory(settings, unexpected);
  for (let x = 10; x <= 20; x += 1) memory.note(at(x));
  expect(settings.change).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(settings.change).toHaveBeenCalledExactlyOnceWith({ windowBounds: at(20) });
});

it("remembers at once when the window goes", async () => {
  const settings = standInSettings();
  const memory = createBoundsMemory(settings, unexpected);
  memory.note(at(10));
  await memory.flush();
  expect(settings.change).toHaveBeenCalledExactlyOnceWith({ windowBounds: at(10) });
  await vi.runAllTimersAsync();
  expect(settings.change).toHaveBeenCalledOnce();
});

it("writes nothing that is in the settings already", async () => {
  const settings = standInSettings();
  const memory = createBoundsMemory(settings, unexpected);
  memory.note(at(1));
  await memory.flush();
  expect(settings.change).not.toHaveBeenCalled();
});

it("tells a failure and goes on", async () => {
  const failure = new Error("ENOSPC");
  const settings = standInSettings(vi.fn(() => Promise.reject(failure)));
  const onFailure = vi.fn();
  const memory = createBoundsMemory(settings, onFailure);
  memory.note(at(10));
  await memory.flush();
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(failure);
});
