import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkImports } from "./check-imports.ts";

/** A program that keeps all the rules, but for the files that a test adds. */
const lawful = {
  "package.json": `{ "type": "module" }`,
  "node_modules/zod/package.json": `{ "name": "zod", "type": "module", "exports": "./index.js" }`,
  "node_modules/zod/index.js": "export const z = {};",
  "node_modules/electron/package.json": `{ "name": "electron", "main": "index.js" }`,
  "node_modules/electron/index.js": "",
  "shared/schemas.ts": `import { z } from "zod"; export const schema = z;`,
  "shared/client.ts": `import type { schema } from "./schemas.ts"; export type Client = typeof schema;`,
  "electron/platform/spawn.ts": `import "node:child_process"; import "../../shared/schemas.ts";`,
  "electron/target/target.ts": `export interface Target { readonly id: string }`,
  "electron/target/local.ts": `import "./target.ts"; import "../platform/spawn.ts";`,
  "electron/libcni/engine.ts": `import type { Target } from "../target/target.ts"; export type Engine = Target;`,
  "electron/services/runs.ts": `import "../libcni/engine.ts"; import "../target/local.ts"; import "../../shared/schemas.ts";`,
  "electron/hosts/electron/main.ts": `import "electron"; import "../../services/runs.ts";`,
  "electron/hosts/preload.ts": `import "electron";`,
  "electron/hosts/chromium/main.ts": `import "../../services/runs.ts";`,
  "renderer/main.tsx": `import type { Client } from "../shared/client.ts"; import { part } from "./part.tsx";
    export const page = (client: Client) => <div title={String(client)}>{part}</div>;`,
  "renderer/part.tsx": `export const part = <T,>(a: T) => <b {...a} className="x" />;`,
};

/** What is added to the lawful program, and the rules that have to complain of it. */
const crimes: readonly (readonly [file: string, text: string, rules: readonly string[]])[] = [
  ["shared/a.ts", `import "../electron/platform/spawn.ts";`, ["shared-stands-alone"]],
  ["shared/b.ts", `import "node:fs";`, ["no-node-in-the-window"]],
  [
    "renderer/c.tsx",
    `import "../electron/target/target.ts"; export const c = <i {...{}} />;`,
    ["window-reaches-shared"],
  ],
  ["renderer/d.ts", `import type { Target } from "../electron/target/target.ts";`, ["window-reaches-shared"]],
  [
    "renderer/e.tsx",
    `import { schema } from "../shared/schemas.ts"; export const e = <i {...schema} />;`,
    ["no-zod-in-the-window"],
  ],
  ["renderer/f.ts", `import "node:path";`, ["no-node-in-the-window"]],
  ["electron/platform/g.ts", `import "../target/target.ts";`, ["platform-reaches-shared"]],
  ["electron/libcni/h.ts", `import "../target/local.ts";`, ["parts-know-no-other-part"]],
  ["electron/history/i.ts", `import "../libcni/engine.ts";`, ["parts-know-no-other-part"]],
  ["electron/target/j.ts", `import "../services/runs.ts";`, ["parts-know-no-other-part"]],
  ["electron/services/k.ts", `import "../hosts/electron/main.ts";`, ["services-reach-parts"]],
  ["electron/hosts/cli/l.ts", `import "../../../renderer/part.tsx";`, ["hosts-stay-in-the-main-process"]],
  ["electron/hosts/chromium/m.ts", `import "../electron/main.ts";`, ["hosts-know-no-other-host"]],
  ["electron/services/n.ts", `import "electron";`, ["electron-in-its-host-only"]],
  ["electron/hosts/chromium/o.ts", `import { app } from "electron/main";`, ["electron-in-its-host-only"]],
  ["e2e/p.ts", `import "electron";`, ["electron-in-its-host-only"]],
  [
    "electron/services/q.ts",
    `import { spawn } from "node:child_process";`,
    ["processes-from-the-platform-only"],
  ],
  ["electron/target/x.ts", `await import("koffi");`, ["no-unresolvable", "processes-from-the-platform-only"]],
  ["electron/hosts/chromium/r.ts", `await import("child_process");`, ["processes-from-the-platform-only"]],
  ["electron/services/s.ts", `import "./s.test.ts";`, ["no-tests-in-the-program"]],
  ["electron/services/t.ts", `import "./u.ts";`, ["no-cycles"]],
  ["shared/w.ts", `import "./deep/index.ts";`, ["no-index-files"]],
  ["shared/v.ts", `import "./nowhere.ts";`, ["no-unresolvable"]],
];
const helpers = {
  "shared/deep/index.ts": `export { schema } from "../schemas.ts";`,
  "electron/services/s.test.ts": "",
  "electron/services/u.ts": `import "./t.ts";`,
};

let root = "";
let innocent: string | null = "not looked yet";
let complaints = "";

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "import-rules-"));
  await put(lawful);
  innocent = await checkImports(root);
  await put(helpers);
  await put(Object.fromEntries(crimes));
  complaints = (await checkImports(root)) ?? "";
});
afterAll(() => rm(root, { recursive: true }));

test("a program that keeps the rules is left alone", () => expect(innocent).toBeNull());

test.each(crimes)("%s: %s", (file, _text, rules) => {
  const broken = complaints
    .split("\n")
    .map((line) => /^\s*error ([\w-]+): (\S+)/.exec(line))
    .flatMap((found) => (found?.[2] === file && found[1] !== undefined ? [found[1]] : []));
  expect(new Set(broken)).toEqual(new Set(rules));
});
