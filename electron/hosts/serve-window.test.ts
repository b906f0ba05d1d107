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
