import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rootDir } from "../bootstrap/root.mjs";
import { makeBundle } from "./make-bundle.ts";

// Below the repository, so that the made-up sources find the packages.
let root = "";

beforeAll(async () => {
  await mkdir(join(rootDir, ".cache"), { recursive: true });
  root = await mkdtemp(join(rootDir, ".cache/make-bundle-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, path), text);
}

test("a Node bundle is one file that runs without node_modules", async () => {
  await put(
    "electron/helper.ts",
    `import { readFileSync } from "node:fs"; import { z } from "zod";
     const lazy = await import("./lazy.ts");
     console.log(typeof readFileSync, z.string().parse("parsed"), lazy.word);`,
  );
  await put("electron/lazy.ts", `export const word: string = "lazy";`);
  const packages = await makeBundle(root, {
    name: "helper",
    kind: "node",
    entry: "electron/helper.ts",
    output: "helper/helper.js",
    inputs: [],
  });
  expect(packages).toEqual(["zod"]);
  expect((await readdir(join(root, "dist/helper"))).sort()).toEqual(["helper.js", "helper.js.map"]);
  const alone = await mkdtemp("/tmp/alone-");
  await writeFile(join(alone, "helper.mjs"), await readFile(join(root, "dist/helper/helper.js")));
  const { stdout } = await promisify(execFile)(process.execPath, [join(alone, "helper.mjs")]);
  await rm(alone, { recursive: true });
  expect(stdout).toBe("function parsed lazy\n");
});

test("a command is an entry that loads its parts when it needs them, and leaves no parts of an older build", async () => {
  const bundle = {
    name: "command",
    kind: "command",
    entry: "electron/command.ts",
    output: "cli/main.js",
    inputs: [],
  } as const;
  const start = async (word: string) => {
    await put("electron/command.ts", `console.log((await import("./part.ts")).word);`);
    await put("electron/part.ts", `export const word: string = "${word}";`);
    await makeBundle(root, bundle);
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js")]);
    return stdout;
  };
  expect(await start("first")).toBe("first\n");
  expect(await start("second")).toBe("second\n");
  const files = (await readdir(join(root, "dist/cli"))).filter((name) => name.endsWith(".js"));
  expect(files.sort()).toEqual(["main.js", expect.stringMatching(/^part-[\w-]+\.js$/)]);
  await rm(join(root, "dist/cli"), { recursive: true });
});

test("the preload is a classic script that asks for electron alone", async () => {
  await put(
    "electron/preload.ts",
    `import { contextBridge } from "electron"; import { name } from "./name.ts"; contextBridge.exposeInMainWorld(name, {});`,
  );
  await put("electron/name.ts", `export const name = "bridge";`);
  await makeBundle(root, {
    name: "preload",
    kind: "preload",
    entry: "electron/preload.ts",
    output: "electron/preload.cjs",
    inputs: [],
  });
  const text = await readFile(join(root, "dist/electron/preload.cjs"), "utf8");
  expect(text.match(/require\([^)]*\)/g)).toEqual([`require("electron")`]);
  expect(text).not.toMatch(/^(import|export)\b/m);
});

test("the page has hashed assets, no inline script, and its styles made", async () => {
  await put(
    "renderer/index.html",
    `<!doctype html><html><body><script type="module" src="./main.tsx"></script></body></html>`,
  );
  await put("renderer/main.tsx", `import "./app.css"; document.body.append("hello");`);
  await put("renderer/app.css", `@import "tailwindcss"; .mine { @apply flex; }`);
  const page = {
    name: "window",
    kind: "page",
    entry: "renderer/index.html",
    output: "renderer",
    inputs: [],
  } as const;
  await makeBundle(root, page);
  await makeBundle(root, page);
  const html = await readFile(join(root, "dist/renderer/index.html"), "utf8");
  expect(html).toMatch(/<script type="module"[^>]* src="\.\/assets\/index-[\w-]+\.js"><\/script>/);
  expect(html.match(/<script/g)).toHaveLength(1);
  const styles = (await readdir(join(root, "dist/renderer/assets"))).find((name) => name.endsWith(".css"));
  expect(await readFile(join(root, "dist/renderer/assets", styles ?? ""), "utf8")).toMatch(
    /\.mine\{display:flex\}/,
  );
  expect((await readdir(join(root, "dist"))).sort()).toEqual(["electron", "helper", "renderer"]);
  expect((await stat(join(root, "dist/renderer"))).mode & 0o777).toBe(0o755);
});
