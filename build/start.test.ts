import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rootDir } from "./bootstrap/root.mjs";

/**
 * A made-up checkout with the real build folder, whose project Node is a script that pretends to build and to be the
 * window, and a PATH of which this test decides what is on it.
 */
let checkout = "";
let bin = "";

const projectNode = `#!/bin/sh
echo "$*" >> "${"$"}CALLS"
case "$*" in
  *build/bundle/main.ts*) mkdir -p dist/bin dist/chromium && : > dist/bin/cnitool-desktop ;;
  *electron/install.js*) echo "TypeError: fetch failed" >&2; exit 1 ;;
  *dist/chromium/main.js*) eval "${"$"}WINDOW" ;;
esac
`;

async function put(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(join(checkout, path)), { recursive: true });
  await writeFile(join(checkout, path), text, { mode });
}

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "start-"));
  bin = join(checkout, "path");
  await cp(join(rootDir, "build"), join(checkout, "build"), { recursive: true });
  await put("package.json", `{ "type": "module" }`);
  await put("package-lock.json", `{ "packages": {} }`);
  await put("node_modules/.package-lock.json", `{ "packages": {} }`);
  await put("node_modules/electron/package.json", `{ "version": "45.0.0" }`);
  await put("node_modules/.bin/node", projectNode, 0o755);
  await put("calls", "");
  // Stands for the package manager when the test runs as root: it brings nothing.
  await put("path/apt-get", `#!/bin/sh\necho "apt-get $*" >> "${"$"}CALLS"\nexit 100\n`, 0o755);
  for (const tool of ["sh", "mkdir", "sleep"]) await symlink(`/bin/${tool}`, join(bin, tool));
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

async function onMachine(...programs: readonly string[]): Promise<void> {
  for (const name of programs) await put(`path/${name}`, "#!/bin/sh\n", 0o755);
  await put("cni/bridge", "", 0o755);
}

function start(env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [join(checkout, "build/start.mjs")], {
    cwd: checkout,
    env: {
      PATH: bin,
      HOME: checkout,
      CNI_PATH: join(checkout, "cni"),
      CALLS: join(checkout, "calls"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function ended(
  child: ReturnType<typeof start>,
): Promise<{ code: unknown; output: string; errors: string }> {
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const [code]: unknown[] = await once(child, "close");
  return { code, output, errors };
}

const calls = () => readFile(join(checkout, "calls"), "utf8");
const all = ["chromium", "ip", "unshare", "nsenter", "nft"];

test("opens the Chromium window when Electron cannot be fetched, and passes its exit code on", async () => {
  await onMachine(...all);
  const first = await ended(start({ DISPLAY: ":7", WINDOW: "exit 7" }));
  expect(first).toMatchObject({ code: 7, errors: "" });
  expect(first.output).toContain("Electron could not be fetched (fetch failed).");
  expect(await calls()).toMatch(/install\.js\n.*bundle\/main\.ts\n.*dist\/chromium\/main\.js\n$/);
  const second = await ended(start({ DISPLAY: ":7", WINDOW: "exit 0" }));
  expect(second.output).not.toContain("Fetching");
  expect((await calls()).match(/install\.js/g)).toHaveLength(1);
});

test("does not try Electron when the Chromium window is asked for", async () => {
  await onMachine(...all);
  expect(
    await ended(start({ DISPLAY: ":7", CNITOOL_DESKTOP_HOST: "chromium", WINDOW: "exit 0" })),
  ).toMatchObject({ code: 0 });
  expect(await calls()).not.toContain("install.js");
});

test("says how to go on without a display, and has built the command line by then", async () => {
  await onMachine(...all);
  const end = await ended(start({}));
  expect(end.code).toBe(1);
  expect(end.errors).toMatch(
    /^cnitool-desktop: there is no display .*dist\/bin\/cnitool-desktop --help.*xvfb-run -a npm start\.\n$/,
  );
  expect(await calls()).toContain("bundle/main.ts");
  expect(await calls()).not.toContain("install.js");
});

test("a machine with neither browser nor Electron cannot open a window, and says so in one sentence", async () => {
  await onMachine("ip", "unshare", "nsenter", "nft");
  const end = await ended(start({ DISPLAY: ":7" }));
  expect(end.code).toBe(1);
  expect(end.output).toContain("Missing on this machine: a Chromium-family browser.");
  expect(end.errors).toBe(
    "cnitool-desktop: there is neither Electron nor a Chromium-family browser to open the window with.\n",
  );
});

test("a named browser that is none is said, and no other is installed for it", async () => {
  await onMachine(...all);
  const end = await ended(start({ DISPLAY: ":7", CNITOOL_DESKTOP_BROWSER: "/nowhere" }));
  expect(end.errors).toMatch(/CNITOOL_DESKTOP_BROWSER names \/nowhere, which is no program/);
  expect(end.code).toBe(1);
  expect(await calls()).not.toContain("apt-get");
});

test("goes on with what works when only a part of the tools is there", async () => {
  await put("path/chromium", "#!/bin/sh\n", 0o755);
  const end = await ended(start({ DISPLAY: ":7", CNITOOL_DESKTOP_HOST: "chromium", WINDOW: "exit 0" }));
  expect(end.code).toBe(0);
  expect(end.output).toContain("the CNI plugins");
  expect(end.output).toContain("To get what is missing: ");
});

test("a host that does not exist is refused", async () => {
  await onMachine(...all);
  const end = await ended(start({ DISPLAY: ":7", CNITOOL_DESKTOP_HOST: "netscape" }));
  expect(end).toMatchObject({ code: 1, errors: expect.stringContaining("it can be electron or chromium") });
});

test("SIGTERM reaches the window, whose own exit code counts", async () => {
  await onMachine(...all);
  const child = start({
    DISPLAY: ":7",
    CNITOOL_DESKTOP_HOST: "chromium",
    WINDOW: `trap "exit 5" TERM; echo open; while sleep 0.05; do :; done`,
  });
  child.stdout.on("data", (text: Buffer) => {
    if (text.includes("open\n")) child.kill("SIGTERM");
  });
  expect(await ended(child)).toMatchObject({ code: 5, errors: "" });
});
