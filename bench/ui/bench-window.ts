import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startInChromium } from "../../e2e/fixtures/chromium-program.ts";
import { makeHome } from "../../e2e/fixtures/home.ts";
import { findBrowser } from "../../electron/hosts/chromium/find-browser.ts";

/** A page under measurement, and the way to end all that belongs to it. */
export interface BenchWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/** Plugins of a chain. */
export const chainLength = 20;
const cniVersion = "1.0.0";
const resultBytes = 1_000_000;

const result = { cniVersion, interfaces: [{ name: "eth0" }], ips: [], routes: [], dns: {} };

/** A result of 1 MB, which makes some 20,000 lines once it is laid out. */
function longResult(): string {
  const options: string[] = [];
  const length = () => JSON.stringify({ ...result, dns: { options: [] } }).length + options.length * 51;
  while (length() < resultBytes) options.push(`option-${options.length}`.padEnd(48, "x"));
  return JSON.stringify({ ...result, dns: { options } });
}

/**
 * The program as it is, with a lab and two networks of 20 plugins: `quick-net` answers at once and 1 MB in the end,
 * `slow-net` prints its 1 MB first and takes a quarter of a second with each plugin after that.
 */
export async function openProgram(): Promise<BenchWindow> {
  const plugins = mkdtempSync(join(tmpdir(), "bench-plugins-"));
  const answers = { quick: JSON.stringify(result), slow: JSON.stringify(result), wordy: longResult() };
  for (const [type, answer] of Object.entries(answers)) {
    const file = join(plugins, type);
    writeFileSync(`${file}.json`, answer);
    const wait = type === "slow" ? "sleep 0.25\n" : "";
    writeFileSync(
      file,
      `#!/bin/sh\ncat >/dev/null\n${wait}[ "$CNI_COMMAND" != ADD ] || exec cat ${file}.json\n`,
    );
    chmodSync(file, 0o755);
  }
  const others = (type: string) => Array.from({ length: chainLength - 1 }, () => ({ type }));
  const home = makeHome();
  home.addNetwork("01-quick.conflist", {
    ...{ cniVersion, name: "quick-net" },
    plugins: [...others("quick"), { type: "wordy" }],
  });
  home.addNetwork("02-slow.conflist", {
    ...{ cniVersion, name: "slow-net" },
    plugins: [{ type: "wordy" }, ...others("slow")],
  });
  const program = await startInChromium({ home, env: { CNI_PATH: plugins } });
  return {
    page: program.page,
    close: async () => {
      await program.stop();
      home.remove();
      rmSync(plugins, { recursive: true });
    },
  };
}

/** The same browser with next to nothing in it: a button that changes its word, and a box to scroll. */
export async function openEmptyPage(): Promise<BenchWindow> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser: Browser = await chromium.launch({
    ...{ executablePath: await findBrowser(process.env), args },
    headless: !process.env.DISPLAY,
  });
  const page = await browser.newPage({ viewport: null });
  await page.setContent(`<!doctype html><title>empty</title>
    <button onclick="this.textContent = Math.random()">0</button>
    <div style="height: 500px; overflow: auto"><div style="height: 1000000px">nothing</div></div>`);
  return { page, close: () => browser.close() };
}
