import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLocalTarget } from "../local-target.ts";
import type { Target } from "../target.ts";
import { anyExecutable } from "./allow-list.ts";
import { serveTarget } from "./server.ts";

let dir = "";
let target: Target;
let input: PassThrough;
let output: PassThrough;
let served: Promise<void>;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "server-"));
  target = createLocalTarget({ id: "lab", allowedDirectories: [dir] });
  input = new PassThrough();
  output = new PassThrough();
  served = serveTarget({ input, output, target, guardExec: anyExecutable });
});
afterEach(async () => {
  input.end();
  await served;
  await target.close();
  await rm(dir, { recursive: true, force: true });
});

/** Sends a line and gives the next response. Nothing here has two requests under way unless it says so. */
async function ask(line: unknown): Promise<unknown> {
  input.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  return await nextResponse();
}

async function nextResponse(): Promise<unknown> {
  const [chunk] = await once(output, "data");
  return JSON.parse(String(chunk));
}

const hello = { id: 1, verb: "hello", input: { protocolVersion: 1 } };
const noInput = { encoding: "utf8", text: "" };
const badInput = { error: { kind: "ipc", data: { code: "BAD_INPUT" } } };

test.each<[string, unknown, number | null]>([
  ["no JSON", "garbage", null],
  ["an empty line", "", null],
  ["half of JSON", '{"id":1,', null],
  ["no object", "7", null],
  ["null", "null", null],
  ["no number", { verb: "hello", input: {} }, null],
  ["a field too many", { ...hello, more: 1 }, null],
  ["an input that does not fit", { id: 5, verb: "stat", input: { path: 7 } }, 5],
  ["an input with a field too many", { id: 6, verb: "stat", input: { path: "/", x: 1 } }, 6],
  ["no program", { id: 7, verb: "exec", input: { argv: [], env: {}, stdin: noInput } }, 7],
  [
    "a file that would run with its owner's rights",
    { id: 10, verb: "write", input: { path: "/x", bytes: noInput, mode: 0o4755 } },
    10,
  ],
  ["another version", { id: 8, verb: "hello", input: { protocolVersion: 99 } }, 8],
  ["bytes that are no text", `"\u0000\ufffd`, null],
  ["a prototype's name as verb's input", '{"id":9,"verb":"stat","input":{"__proto__":{"path":"/"}}}', 9],
])("%s is answered, and the next request works", async (_name, line, id) => {
  expect(await ask(line)).toMatchObject({ id, ...badInput });
  expect(await ask(hello)).toEqual({ id: 1, output: { protocolVersion: 1 } });
});

test.each(["shell", "constructor", "__proto__", "toString", ""])("there is no verb %j", async (verb) => {
  expect(await ask(JSON.stringify({ id: 3, verb, input: null }))).toMatchObject({
    id: 3,
    error: { kind: "ipc", data: { code: "NOT_FOUND" } },
  });
});

test("a program's failure is a result, and argv comes back as it was", async () => {
  const argv = ["/bin/sh", "-c", "echo out; exit 4"];
  expect(await ask({ id: 2, verb: "exec", input: { argv, env: {}, stdin: noInput } })).toMatchObject({
    id: 2,
    output: { argv, exitCode: 4, stdout: { encoding: "utf8", text: "out\n" } },
  });
});

test("a relative program is refused", async () => {
  expect(await ask({ id: 2, verb: "exec", input: { argv: ["sh"], env: {}, stdin: noInput } })).toMatchObject({
    id: 2,
    error: { kind: "ipc", data: { code: "REFUSED" } },
  });
});

test("a file outside is refused with its path", async () => {
  expect(await ask({ id: 2, verb: "read", input: { path: "/etc/hostname" } })).toMatchObject({
    id: 2,
    error: { kind: "file", code: "EPERM", path: "/etc/hostname" },
  });
});

test("cancel ends the program of that number; a number in use is refused", async () => {
  const input = { argv: ["/bin/sleep", "100"], env: {}, stdin: noInput };
  const first = ask({ id: 10, verb: "exec", input });
  const second = await Promise.all([first, ask({ id: 10, verb: "exec", input })]).then(([one]) => one);
  expect(second).toMatchObject({ id: 10, ...badInput });
  expect(await ask({ id: 11, verb: "cancel", input: { id: 10 } })).toEqual({ id: 11, output: null });
  expect(await nextResponse()).toMatchObject({ id: 10, output: { cancelled: true } });
  expect(await ask({ id: 12, verb: "cancel", input: { id: 10 } })).toEqual({ id: 12, output: null });
});
