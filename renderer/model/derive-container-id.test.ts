import { expect, test } from "vitest";
import { deriveContainerId } from "./derive-container-id.ts";

// The value that cnitool itself makes of this path.
test("a namespace's container ID is cnitool's", async () => {
  expect(await deriveContainerId("/run/netns/c1")).toBe("cnitool-20b4ff582526573bbe7d");
  expect(await deriveContainerId("/var/run/netns/c1")).not.toBe("cnitool-20b4ff582526573bbe7d");
});
