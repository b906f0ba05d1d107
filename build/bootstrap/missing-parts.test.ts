import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBrowser } from "../../electron/hosts/chromium/find-browser.ts";
import { browserNames, missingParts, programParts, testParts } from "./missing-parts.mjs";

let bin = "";
let cni = "";

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "missing-parts-"));
  bin = join(folder, "bin");
  cni = join(folder, "cni");
  await mkdir(bin);
  await mkdir(cni);
});
afterEach(() => rm(join(bin, ".."), { recursive: true }));

async function install(folder: string, ...names: string[]): Promise<void> {
  for (const name of names) await writeFile(join(folder, name), "", { mode: 0o755 });
}

test("on an empty machine every part is missing, in the order of the list", () => {
  expect(missingParts(testParts, { CNI_PATH: cni }, [bin])).toEqual(testParts);
});

test("nothing is missing where one program of each kind is", async () => {
  await install(bin, "google-chrome", "ip", "unshare", "nsenter", "nft");
  await install(cni, "bridge");
  expect(missingParts(programParts, { CNI_PATH: `/nowhere:${cni}` }, [bin])).toEqual([]);
});

test("unshare alone is not util-linux", async () => {
  await install(bin, "unshare");
  expect(missingParts(["unshare"], {}, [bin])).toEqual(["unshare"]);
});

test("a file that cannot be run, and a folder, are no programs", async () => {
  await install(bin, "ip");
  await chmod(join(bin, "ip"), 0o644);
  await mkdir(join(bin, "nft"));
  expect(missingParts(["ip", "firewall"], {}, [bin])).toEqual(["ip", "firewall"]);
});

test("a browser that the user names is the only one that counts", async () => {
  await install(bin, "chromium", "other");
  expect(missingParts(["browser"], { CNITOOL_DESKTOP_BROWSER: join(bin, "none") }, [bin])).toEqual([
    "browser",
  ]);
  expect(missingParts(["browser"], { CNITOOL_DESKTOP_BROWSER: join(bin, "other") }, [bin])).toEqual([]);
});

test("a browser can be named without its folder too", async () => {
  await install(bin, "other");
  expect(missingParts(["browser"], { CNITOOL_DESKTOP_BROWSER: "other" }, [bin])).toEqual([]);
});

test("looks for the same browsers as the host that will open one", async () => {
  const names: string[] = [];
  const nothing = async (name: string) => {
    names.push(name);
    return null;
  };
  await expect(findBrowser({}, nothing)).rejects.toThrow();
  expect(names).toEqual(browserNames);
});
