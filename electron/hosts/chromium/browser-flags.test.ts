import { expect, it } from "vitest";
import { browserFlags } from "./browser-flags.ts";

const start = { profileDir: "/p", headless: false, debugPort: false, asRoot: false };

it("talks over the private pipe only, except to a test that asks for a port", () => {
  const isPort = (flag: string) => flag.startsWith("--remote-debugging-port");
  expect(browserFlags(start)).toContain("--remote-debugging-pipe");
  expect(browserFlags(start).some(isPort)).toBe(false);
  expect(browserFlags({ ...start, debugPort: true }).filter(isPort)).toEqual(["--remote-debugging-port=0"]);
});

it("keeps the sandbox for everybody but root", () => {
  expect(browserFlags(start)).not.toContain("--no-sandbox");
  expect(browserFlags({ ...start, asRoot: true })).toContain("--no-sandbox");
});

it("has no bar of the browser above the page that warns of its switches", () => {
  expect(browserFlags(start)).toContain("--test-type");
});

it("leaves the browser no way to a network, not even through a proxy", () => {
  expect(browserFlags(start)).toEqual(
    expect.arrayContaining([
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--no-proxy-server",
      "--disable-background-networking",
      "--disable-component-update",
    ]),
  );
});

it("gives each switch once, since the browser takes only the last of several", () => {
  const names = browserFlags({ ...start, headless: true, debugPort: true, asRoot: true }).map(
    (flag) => flag.split("=")[0],
  );
  expect(new Set(names).size).toBe(names.length);
});
