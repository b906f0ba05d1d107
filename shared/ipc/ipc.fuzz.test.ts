import fc from "fast-check";
import { expect, it } from "vitest";
import { connect } from "./client.ts";
import { type AppInfo, contract } from "./contract.ts";
import { memoryPorts } from "./memory-ports.ts";
import { readMainMessage } from "./read-main-message.ts";
import { serve } from "./server.ts";
import { standInHandlers } from "./stand-in-handlers.ts";

const info: AppInfo = {
  host: "chromium",
  version: "1",
  nodeVersion: "",
  browserVersion: "",
  root: false,
  historyFile: "",
};
const handlers = standInHandlers({
  "app.info": () => info,
  "app.notices": async function* () {
    for (let id = 1; ; id += 1) yield [{ id, message: "", advice: "" }];
  },
});

/** Messages that are almost right reach deeper than random text. */
const almostRight = fc
  .record(
    {
      type: fc.constantFrom("open", "request", "cancel", "credit", "other"),
      session: fc.oneof(fc.constantFrom("s", "t"), fc.jsonValue()),
      id: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.jsonValue()),
      name: fc.oneof(fc.constantFrom(...Object.keys(contract)), fc.string(), fc.jsonValue()),
      input: fc.jsonValue(),
      events: fc.oneof(fc.integer({ min: -1, max: 70 }), fc.jsonValue()),
    },
    { requiredKeys: ["type"] },
  )
  .map((message) => JSON.stringify(message));

it("answers a well-behaved page whatever was sent before, and never throws", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string(), fc.json(), almostRight), { maxLength: 20 }),
      async (texts) => {
        const [windowPort, mainPort] = memoryPorts();
        const failures: unknown[] = [];
        const stop = serve(mainPort, handlers, { onFailure: (_name, error) => failures.push(error) });
        for (const text of texts) windowPort.post(text);
        expect(await connect(windowPort).call("app.info")).toEqual(info);
        stop();
        expect(failures).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

it("reads of the main process's messages only what has their form", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => readMainMessage(text)).toThrow(TypeError);
    }),
  );
});
