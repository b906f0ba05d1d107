import { DatabaseSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { connect } from "../../shared/ipc/client.ts";
import { memoryPorts } from "../../shared/ipc/memory-ports.ts";
import { standInHandlers } from "../../shared/ipc/stand-in-handlers.ts";
import { TargetLostError } from "../target/target-lost-error.ts";
import { serveWindow } from "./serve-window.ts";

test("a target that went away is no mistake of the program's, and is told as what it is", async () => {
  const [windowPort, mainPort] = memoryPorts();
  const log = { info: vi.fn(), warning: vi.fn(), error: vi.fn() };
  const lost = () => Promise.reject(new TargetLostError("It ended unexpectedly (signal SIGKILL)."));
  serveWindow(mainPort, standInHandlers({ "probes.places": lost }), log);
  await expect(connect(windowPort).call("probes.places", { targetId: "lab" })).rejects.toMatchObject({
    data: {
      code: "REFUSED",
      message: "The target went away meanwhile. It ended unexpectedly (signal SIGKILL).",
      advice: "Start it and try again.",
    },
  });
  expect(log.error).not.toHaveBeenCalled();
});

/** What SQLite itself says when a database may not grow any more. */
function fullDatabase(): never {
  const database = new DatabaseSync(":memory:");
  try {
    database.exec("CREATE TABLE bytes (value BLOB); PRAGMA max_page_count = 2");
    database.exec("INSERT INTO bytes VALUES (zeroblob(1000000))");
  } finally {
    database.close();
  }
  throw new Error("the database took what it has no room for");
}

const fullFile = () => Promise.reject(Object.assign(new Error("ENOSPC: write"), { code: "ENOSPC" }));

test.each([
  ["the history", fullDatabase],
  ["a file", fullFile],
])("a full disk under %s is no mistake of the program's, and is told with what to do", async (_, write) => {
  const [windowPort, mainPort] = memoryPorts();
  const log = { info: vi.fn(), warning: vi.fn(), error: vi.fn() };
  serveWindow(mainPort, standInHandlers({ "probes.places": write }), log);
  await expect(connect(windowPort).call("probes.places", { targetId: "lab" })).rejects.toMatchObject({
    data: {
      code: "REFUSED",
      message: "This could not be written, because the disk is full.",
      advice: "Make room on the disk and try again.",
    },
  });
  expect(log.error).not.toHaveBeenCalled();
});
