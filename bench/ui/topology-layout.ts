/**
 * How long the picture of a topology takes: its layout alone, and in the window, with a stand-in for the main process,
 * the click that opens it and the frames while it is moved and enlarged. Prints medians and the 95th percentile.
 *
 *     npm run bench:topology
 */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { chromium } from "playwright";
import { createStandInMain } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { prepareStandInWindow } from "../../e2e/fixtures/stand-in-window.ts";
import { RunPanel } from "../../e2e/pages/run-panel.ts";
import { findBrowser } from "../../electron/hosts/chromium/find-browser.ts";
import { layOutTopology } from "../../renderer/model/topology/lay-out-topology.ts";
import { bridgedNamespaces } from "../../renderer/model/topology/topology-test-kit.ts";
import { median } from "../median.ts";
import { percentile } from "./percentile.ts";
import { reactionTo } from "./reaction.ts";

const turns = Number(process.env.BENCH_TURNS ?? 15);
const counts = [10, 100, 1000] as const;
const moves = 120;

console.log(`layout, the first of the process and the median of ${turns} more`);
for (const count of counts) {
  const topology = bridgedNamespaces(count);
  const [first = Number.NaN, ...more] = Array.from({ length: turns + 1 }, () => timeOf(topology));
  console.log(`  ${named(count)}${ms(first)}  median ${ms(median(more))}  p95 ${ms(percentile(more, 95))}`);
}

const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: await findBrowser(process.env), args });
try {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  const window = await prepareStandInWindow(page, join(import.meta.dirname, "../../dist/renderer"));
  console.log("\nin the window");
  for (const count of counts.slice(0, 2)) {
    const main = createStandInMain({ runs: [...manyRuns(1, Date.now())] });
    main.topology.set({ type: "read", topology: bridgedNamespaces(count) });
    const stop = await window.load(main, "#/history?run=1");
    await measureWindow(page, count);
    await window.unload();
    stop();
  }
} finally {
  await browser.close();
}

function timeOf(topology: ReturnType<typeof bridgedNamespaces>): number {
  const begin = performance.now();
  layOutTopology(topology);
  return performance.now() - begin;
}

async function measureWindow(page: Page, count: number): Promise<void> {
  const panel = new RunPanel(page.getByRole("main"));
  const opened: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await panel.open("Trace");
    opened.push(await reactionTo(page, () => panel.open("Topology")));
    await panel.topology().waitFor();
  }
  print(`${named(count)}click on the tab`, opened);
  print(`${named(count)}frames, moved`, await page.evaluate(framesOf, { moves, kind: "pan" as const }));
  print(`${named(count)}frames, enlarged`, await page.evaluate(framesOf, { moves, kind: "zoom" as const }));
}

/** Runs in the page: something with every frame, and the milliseconds from each frame to the next. */
function framesOf(given: { readonly moves: number; readonly kind: "pan" | "zoom" }): Promise<number[]> {
  const picture = document.querySelector('svg[role="group"]');
  if (picture === null) throw new Error("there is no picture");
  const { left, top } = picture.getBoundingClientRect();
  const act = (at: number): void => {
    const way = at % 20 < 10 ? 12 : -12;
    const delta = given.kind === "pan" ? { deltaX: way } : { deltaY: way * 4 };
    const place = { clientX: left + 200, clientY: top + 200, cancelable: true, bubbles: true };
    picture.dispatchEvent(new WheelEvent("wheel", { ...delta, ...place }));
  };
  return new Promise((resolve) => {
    const deltas: number[] = [];
    let last = performance.now();
    const frame = (now: number): void => {
      deltas.push(now - last);
      last = now;
      act(deltas.length);
      if (deltas.length <= given.moves) requestAnimationFrame(frame);
      else resolve(deltas.slice(1));
    };
    requestAnimationFrame(frame);
  });
}

function named(count: number): string {
  return `${count} namespaces`.padEnd(18);
}

function print(name: string, times: readonly number[]): void {
  console.log(`  ${name.padEnd(38)}${ms(median(times))}  p95 ${ms(percentile(times, 95))}`);
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(7)} ms`;
}
