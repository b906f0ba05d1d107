import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Protocol } from "electron";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { contentSecurityPolicy } from "../security/content-security-policy.ts";
import { openPageFiles } from "../security/page-files.ts";
import { registerScheme, serveScheme } from "./protocol.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "electron-protocol-"));
  writeFileSync(join(folder, "index.html"), "<p>hello</p>");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function answer(url: string, method = "GET"): Promise<Response> {
  const handle = vi.fn<Protocol["handle"]>();
  serveScheme({ handle }, await openPageFiles(folder));
  const [scheme, handler] = handle.mock.calls[0] ?? expect.unreachable();
  expect(scheme).toBe("app");
  // Node knows no such scheme, so that its own Request would refuse it.
  return await handler({ url, method } as Request);
}

it("makes the scheme standard and secure and does not let it past the content security policy", () => {
  const registerSchemesAsPrivileged = vi.fn<Protocol["registerSchemesAsPrivileged"]>();
  registerScheme({ registerSchemesAsPrivileged });
  const [scheme] = registerSchemesAsPrivileged.mock.calls[0]?.[0] ?? [];
  expect(scheme).toMatchObject({ scheme: "app", privileges: { standard: true, secure: true } });
  expect(scheme?.privileges?.bypassCSP).toBeUndefined();
  expect(scheme?.privileges?.allowServiceWorkers).toBeUndefined();
});

it("serves the page's files with the content security policy", async () => {
  const page = await answer("app://cnitool/index.html");
  expect(page.status).toBe(200);
  expect(await page.text()).toBe("<p>hello</p>");
  expect(page.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
});

it.each([
  ["another host", "app://other/index.html", "GET", 403],
  ["another method", "app://cnitool/index.html", "POST", 403],
  ["a way out", "app://cnitool/%2e%2e%2f%2e%2e/etc/passwd", "GET", 404],
  ["a broken encoding", "app://cnitool/%E0%A4%A", "GET", 404],
])("refuses %s", async (_what, url, method, status) => {
  expect((await answer(url, method)).status).toBe(status);
});
