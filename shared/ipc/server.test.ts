import { expect, it, vi } from "vitest";
import type { AppInfo, Handlers } from "./contract.ts";
import { memoryPorts } from "./memory-ports.ts";
import { serve } from "./server.ts";
import { standInHandlers } from "./stand-in-handlers.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

const info: AppInfo = {
  host: "chromium",
  version: "1.2.3",
  nodeVersion: "v24",
  browserVersion: "Chrome/1",
  root: false,
  historyFile: "/h",
};

function start(some: Partial<Handlers>) {
  const [windowPort, mainPort] = memoryPorts();
  const onRejected = vi.fn();
  serve(mainPort, standInHandlers(some), { onRejected });
  return { windowPort, onRejected };
}

const open = '{"type":"open","session":"s"}';
const request = (id: number, name: string) => JSON.stringify({ type: "request", session: "s", id, name });

it.each([
  ["no JSON", "{"],
  ["no object", "7"],
  ["an unknown type", '{"type":"eval","session":"s","id":1}'],
  ["a number that is none", '{"type":"cancel","session":"s","id":"1"}'],
  ["a key too many", '{"type":"cancel","session":"s","id":1,"more":1}'],
  ["more credit than a stream ever has", '{"type":"credit","session":"s","id":1,"events":1000000}'],
  ["a session that is not open", '{"type":"cancel","session":"other","id":1}'],
])("drops %s and tells so", async (_what, text) => {
  const { windowPort, onRejected } = start({});
  windowPort.post(open);
  windowPort.post(text);
  await soon(() => expect(onRejected).toHaveBeenCalledExactlyOnceWith(expect.any(String), text));
});

it("refuses a second request under a number in use and leaves the first alone", async () => {
  const { windowPort, onRejected } = start({ "app.info": () => Promise.resolve(info) });
  const answers: string[] = [];
  windowPort.onMessage((text) => answers.push(text));
  windowPort.post(open);
  windowPort.post(request(1, "app.info"));
  windowPort.post(request(1, "app.info"));
  await soon(() => expect(answers).toHaveLength(1));
  expect(onRejected).toHaveBeenCalledExactlyOnceWith("Its number is in use.", request(1, "app.info"));
});

it.each(["no.such", "toString", "__proto__", "constructor"])("answers NOT_FOUND for %s", async (name) => {
  const { windowPort } = start({});
  const answers: string[] = [];
  windowPort.onMessage((text) => answers.push(text));
  windowPort.post(open);
  windowPort.post(request(1, name));
  await soon(() => expect(answers).toHaveLength(1));
  expect(answers[0]).toContain('"NOT_FOUND"');
});

it("refuses the request after the thousandth that is under way", async () => {
  const { windowPort } = start({ "app.info": () => new Promise<AppInfo>(() => {}) });
  const answers: string[] = [];
  windowPort.onMessage((text) => answers.push(text));
  windowPort.post(open);
  for (let id = 0; id <= 1000; id += 1) windowPort.post(request(id, "app.info"));
  await soon(() => expect(answers).toHaveLength(1));
  expect(JSON.parse(answers[0] ?? "")).toMatchObject({
    type: "error",
    id: 1000,
    error: { code: "REFUSED" },
  });
});
