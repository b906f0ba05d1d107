import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { openPageFiles } from "./page-files.ts";

let folder: string;
let page: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "page-files-"));
  page = join(folder, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  writeFileSync(join(page, "index.html"), "<p>hello</p>");
  writeFileSync(join(page, "assets/ä b.js"), "1");
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "page-two"));
  writeFileSync(join(folder, "page-two/secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(page, "link.txt"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("serves a file with its type and with the rules that the page has to keep", async () => {
  const answer = await (await openPageFiles(page)).answer("/index.html");
  expect(answer.status).toBe(200);
  expect(Buffer.from(answer.body).toString()).toBe("<p>hello</p>");
  expect(answer.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
  });
});

it("decodes a path", async () => {
  expect((await (await openPageFiles(page)).answer("/assets/%C3%A4%20b.js")).status).toBe(200);
});

describe("answers 404, with the same rules, to", () => {
  it.each([
    ["a file that is not there", "/no.html"],
    ["a folder", "/assets"],
    ["the folder itself", "/"],
    ["a way up", "/../secret.txt"],
    ["an encoded way up", "/%2e%2e/secret.txt"],
    ["an encoded slash", "/..%2fsecret.txt"],
    ["a way up from within", "/assets/../../secret.txt"],
    ["a neighbour whose name begins alike", "/../page-two/secret.txt"],
    ["a symbolic link that leads out", "/link.txt"],
    ["an absolute path", `/${"/etc/passwd"}`],
    ["a broken encoding", "/%E0%A4%A"],
    ["a NUL", "/index.html%00"],
  ])("%s", async (_what, path) => {
    const answer = await (await openPageFiles(page)).answer(path);
    expect(answer.status).toBe(404);
    expect(Buffer.from(answer.body).toString()).not.toContain("secret");
    expect(answer.headers["content-security-policy"]).toBe(contentSecurityPolicy);
  });
});

it("keeps the policy as it was decided", () => {
  expect(contentSecurityPolicy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});
