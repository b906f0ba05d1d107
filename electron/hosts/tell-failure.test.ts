import { afterEach, expect, it, vi } from "vitest";
import { HistoryUnusable } from "../history/history-unusable.ts";
import { HostFailure } from "./host-failure.ts";
import { tellFailure } from "./tell-failure.ts";

const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
afterEach(() => {
  stderr.mockClear();
});

function tell(error: unknown) {
  const log = { info: vi.fn(), warning: vi.fn(), error: vi.fn() };
  expect(tellFailure(error, log, "/state/main.log")).toBe(1);
  return { told: stderr.mock.calls.map(([text]) => text), logged: log.error.mock.calls };
}

it("tells a failure's own sentence, and its details to the log only", () => {
  const { told, logged } = tell(new HostFailure("There is no display.", "Missing X server"));
  expect(told).toEqual(["cnitool desktop: There is no display.\n"]);
  expect(logged).toEqual([[expect.any(String), expect.objectContaining({ details: "Missing X server" })]]);
});

it("tells what to do about a history that cannot be used", () => {
  const { told } = tell(new HistoryUnusable("The history is newer.", "Start the newer version."));
  expect(told).toEqual(["cnitool desktop: The history is newer. Start the newer version.\n"]);
});

it.each([
  [new Error("EACCES: permission denied\nand more"), "EACCES: permission denied."],
  [new Error("The history is damaged."), "The history is damaged."],
  ["gone", "gone."],
])("tells of %o one line, no stack, and where the rest is", (error, sentence) => {
  const { told, logged } = tell(error);
  expect(told).toEqual([`cnitool desktop: ${sentence} The details are in /state/main.log.\n`]);
  if (error instanceof Error) expect(JSON.stringify(logged)).toContain("tell-failure.test.ts");
});
