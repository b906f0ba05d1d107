/**
 * How the window feels under the hand: from an input to the frame that shows the first reaction, and the frames while
 * a trace of 20 plugins with 1 MB of stdout scrolls, beside a page with next to nothing in it. Prints medians, the
 * 95th percentile and ratios.
 *
 *     npm run bench:ui
 */
import { cpus } from "node:os";
import type { Page } from "@playwright/test";
import { AppWindow } from "../../e2e/pages/app-window.ts";
import { RunView } from "../../e2e/pages/run-view.ts";
import { median } from "../median.ts";
import { chainLength, openEmptyPage, openProgram } from "./bench-window.ts";
import { type Frames, framesWhileScrolling } from "./frames.ts";
import { percentile } from "./percentile.ts";
import { reactionTo } from "./reaction.ts";

const turns = Number(process.env.BENCH_TURNS ?? 15);
const scrollMs = 4_000;
/** 20 plugins may take a while beside other work. */
const runTimeoutMs = 60_000;
const aimMs = { reaction: 100, frame: 16.7 } as const;
/** What scrolls in the panel of a run. */
const tracePanel = 'section[aria-label^="Run "] [role=tabpanel] > .overflow-auto';

const shown = process.env.DISPLAY ? "shown" : "not shown";
console.log(`${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, the window is ${shown}`);
const empty = await measureEmpty();
const { page, close } = await openProgram();
try {
  await page.setViewportSize({ width: 1280, height: 800 });
  await measureReactions(page);
  await measureScrolling(page);
} finally {
  await close();
}

async function measureEmpty(): Promise<{ readonly reaction: number; readonly frames: Frames }> {
  const window = await openEmptyPage();
  try {
    const times: number[] = [];
    const button = window.page.getByRole("button");
    for (let turn = 0; turn < turns; turn++) {
      times.push(await reactionTo(window.page, () => button.click()));
    }
    const frames = await framesWhileScrolling(window.page, "div", scrollMs);
    console.log("\ninput to first visible reaction");
    printTimes("empty page: a button", times, null);
    return { reaction: median(times), frames };
  } finally {
    await window.close();
  }
}

async function measureReactions(page: Page): Promise<void> {
  const run = new RunView(page);
  await new AppWindow(page).waitUntilLabReady();
  await run.createNamespace("bench");
  await run.chooseNetwork("quick-net");
  const times = new Map<string, number[]>();
  const measure = async (name: string, act: () => Promise<void>) => {
    const time = await reactionTo(page, act);
    times.set(name, [...(times.get(name) ?? []), time]);
  };
  for (let turn = 0; turn < turns; turn++) {
    await measure("ADD", () => run.operation("ADD").click());
    await expectOutcome(run);
    for (const tab of ["Result", "Changes", "Details", "Raw", "Trace"] as const) {
      await measure(`tab ${tab}`, () => run.panel.open(tab));
    }
    for (const network of ["slow-net", "quick-net"]) {
      await measure("choice of a network", () => run.network(network).click());
    }
    await measure("palette", () => page.keyboard.press("Control+K"));
    await page.keyboard.press("Escape");
    await new AppWindow(page).dialog().waitFor({ state: "hidden" });
    await openLongOutput(run, measure);
  }
  for (const [name, all] of times) printTimes(name, all, empty.reaction);
}

type Measure = (name: string, act: () => Promise<void>) => Promise<void>;

/** The output of the last plugin, whose 1 MB was not drawn before in this run. */
async function openLongOutput({ panel }: RunView, measure: Measure): Promise<void> {
  const row = panel.row("wordy");
  await measure("row of a plugin", () => row.getByRole("button", { expanded: false }).first().click());
  await measure("1 MB of stdout", () => row.getByRole("tab", { name: "stdout" }).click());
  await measure("all of it", () => row.getByRole("button", { name: /^Show .* more lines$/ }).click());
}

async function expectOutcome(run: RunView): Promise<void> {
  await run.panel.outcome().filter({ hasText: "succeeded" }).waitFor({ timeout: runTimeoutMs });
  await run.panel
    .rows()
    .nth(chainLength - 1)
    .waitFor();
}

async function measureScrolling(page: Page): Promise<void> {
  const run = new RunView(page);
  console.log("\nframes while scrolling");
  printFrames("empty page", empty.frames, null);
  printFrames(
    "trace of 20 plugins, 1 MB",
    await framesWhileScrolling(page, tracePanel, scrollMs),
    empty.frames,
  );
  const output = `${tracePanel} section[aria-label^="stdout of"]`;
  printFrames("the 1 MB itself", await framesWhileScrolling(page, output, scrollMs), empty.frames);
  await run.chooseNetwork("slow-net");
  await run.start("ADD");
  await run.panel.stepState("wordy", "succeeded").waitFor();
  await run.panel.openStep("wordy", "stdout");
  await run.panel
    .row("wordy")
    .getByRole("button", { name: /^Show .* more lines$/ })
    .click();
  printFrames("the same, under way", await framesWhileScrolling(page, tracePanel, scrollMs), empty.frames);
  await expectOutcome(run);
}

function printTimes(name: string, times: readonly number[], beside: number | null): void {
  const [middle, high] = [median(times), percentile(times, 95)];
  const ratio = beside === null ? "" : `  ratio ${(middle / beside).toFixed(2)}`;
  const aim = high > aimMs.reaction ? `  missed: ${aimMs.reaction} ms` : "";
  console.log(`  ${name.padEnd(28)}${ms(middle)}  p95 ${ms(high)}${ratio}${aim}`);
}

function printFrames(name: string, { deltas, work }: Frames, beside: Frames | null): void {
  const values = [median(deltas), percentile(deltas, 95), median(work), percentile(work, 95)] as const;
  const [delta, deltaHigh, main, mainHigh] = values;
  const ratio = beside === null ? "" : `  ratio ${(deltaHigh / percentile(beside.deltas, 95)).toFixed(2)}`;
  const aim = mainHigh > aimMs.frame ? `  missed: ${aimMs.frame} ms` : "";
  console.log(
    `  ${name.padEnd(28)}frame ${ms(delta)}  p95 ${ms(deltaHigh)}  main thread ${ms(main)}  p95 ${ms(mainHigh)}${ratio}${aim}`,
  );
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`;
}
