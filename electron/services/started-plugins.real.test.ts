import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { ChainEvent } from "../libcni/chain/chain-event.ts";
import { startChild } from "../platform/start-child.ts";
import { connectHelper } from "../target/helper/client.ts";
import type { Target } from "../target/target.ts";
import { createLibcniEngine } from "./libcni-engine.ts";

/** Which plugins a real helper finds and starts, and what the run says where it does not. */

const helperFile = join(import.meta.dirname, "../target/helper/main.ts");
const answer = '{"cniVersion":"1.0.0","supportedVersions":["1.0.0"]}';
const config = '{"cniVersion":"1.0.0","name":"n","plugins":[{"type":"linked"}]}';

let dir = "";
let plugins = "";
const targets: Target[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "plugins-"));
  plugins = join(dir, "bin");
  await mkdir(plugins);
  await mkdir(join(dir, "alternatives"));
  await writeFile(join(dir, "real"), `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
  await symlink(join(dir, "real"), join(dir, "alternatives", "linked"));
  await symlink(join(dir, "alternatives", "linked"), join(plugins, "linked"));
});
afterEach(async () => {
  await Promise.all(targets.splice(0).map((target) => target.close()));
  await rm(dir, { recursive: true, force: true });
});

/** Asks the network's plugin for its versions through a helper of its own. */
async function askThrough(id: TargetId) {
  const child = await startChild({
    argv: [process.execPath, helperFile, `--target=${id}`, `--files=${dir}/net.d`, `--plugins=${plugins}`],
    env: { TMPDIR: tmpdir() },
  });
  const target = await connectHelper(child, id);
  targets.push(target);
  const engine = createLibcniEngine(() => ({ PATH: "/usr/bin:/bin" }))(target, [plugins]);
  const network = await engine.load(new TextEncoder().encode(config), join(dir, "net.d", "n.conflist"));
  if ("refused" in network) throw new Error(network.refused);
  const events: ChainEvent[] = [];
  const nobody = { containerId: "", netns: "", ifName: "", args: [], capabilityArgs: "" };
  const outcome = await network.run("VERSION", nobody, {
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
  });
  return { outcome, events, target };
}

test("a plugin that is a link out of its directory is found and started in the lab", async () => {
  const { outcome, events } = await askThrough("lab");
  expect(outcome).toEqual({ outcome: "succeeded", result: null });
  expect(events[1]).toMatchObject({ type: "stepFound", path: join(plugins, "linked") });
});

test("a plugin that the host's helper refuses fails its step with the helper's reason", async () => {
  // Everybody may write to the directory for temporary files, and as an ordinary user the file is not root's.
  const { outcome, events, target } = await askThrough("host");
  const message = expect.stringMatching(
    /^The helper with administrator rights does not start .*linked: .* (may be written by others than root|belongs to user \d+, not to root)\.$/,
  );
  expect(outcome).toMatchObject({ outcome: "failed", error: { code: "INVALID_REQUEST", message } });
  expect(events.at(-1)).toMatchObject({ state: "failed", process: null, error: { message } });
  expect(await target.files.stat(join(plugins, "linked"))).toMatchObject({ kind: "file" });
});
