/**
 * How a long history feels in the real browser, beside a page with next to nothing in it: from a key to the frame that
 * shows the new results, frames while the list scrolls, Home and End. The history is one that `bench:history` filled
 * and left in a directory.
 *
 *     npm run bench:history:ui -- DIRECTORY
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { startInChromium } from "../../e2e/fixtures/chromium-program.ts";
import { makeHome } from "../../e2e/fixtures/home.ts";
import { HistoryView } from "../../e2e/pages/history-view.ts";
import { median } from "../median.ts";
import { openEmptyPage } from "./bench-window.ts";
import { framesWhileScrolling } from "./frames.ts";
import { percentile } from "./percentile.ts";
import { reactionTo } from "./reaction.ts";

const turns = Number(process.env.BENCH_TURNS ?? 9);
const file = resolve(process.argv[2] ?? ".", "history.db");
if (!existsSync(file)) throw new Error(`there is no ${file}: npm run bench:history -- 1000000 DIRECTORY`);
/** Typed up to its last letter, which then changes what is found. */
const searches = ["c0ff", "op:del", "ip:10.7.7.7", "10.7.7", "outcome:failed", "net:net-7", "10.7.7z"];

declare global {
  interface Window {
    /** Resolves with the milliseconds from the next key to the frame that shows another list. */
    benchResults?: Promise<number>;
  }
}

console.log(
  `${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, ${process.env.DISPLAY ? "shown" : "not shown"}`,
);
await measureEmpty();
const home = makeHome();
mkdirSync(dirname(home.paths.historyFile), { recursive: true, mode: 0o700 });
symlinkSync(file, home.paths.historyFile);
const program = await startInChromium({ home });
try {
  printMemory("before", program.pid);
  await measureHistory(program.page);
  printMemory("after", program.pid);
} finally {
  await program.stop();
  home.remove();
}

async function measureEmpty(): Promise<void> {
  const window = await openEmptyPage();
  const button = window.page.getByRole("button");
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) times.push(await reactionTo(window.page, () => button.click()));
  print("empty page: a button", times, null);
  const { deltas, work } = await framesWhileScrolling(window.page, "div", 4000);
  print("empty page: frames", deltas, null);
  print("empty page: main thread in a frame", work, null);
  await window.close();
}

async function measureHistory(page: Page): Promise<void> {
  const view = new HistoryView(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  const began = performance.now();
  await page
    .getByRole("link", { name: "History" })
    .or(page.getByRole("button", { name: "History" }))
    .first()
    .click();
  await view.rows().first().waitFor();
  print("the view, to its first rows", [performance.now() - began], null);
  await measureSearches(page);
  const scroller = 'div:has(> table[role="grid"])';
  const { deltas, work } = await framesWhileScrolling(page, scroller, 6000);
  print("list: frames", deltas, 16.7);
  print("list: main thread in a frame", work, 16.7);
  const places: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await settled(page);
    places.push(await page.evaluate(rowsAfterScrolling, { scroller, part: ((turn * 7) % turns) / turns }));
  }
  print("scroll bar, to the rows of any place", places, null);
  const keys = { End: [] as number[], Home: [] as number[] };
  await view.grid().focus();
  for (let turn = 0; turn < turns; turn++) {
    for (const key of ["End", "Home"] as const) {
      await settled(page);
      keys[key].push(await resultsAfter(page, () => page.keyboard.press(key)));
    }
  }
  print("End", keys.End, 100);
  print("Home", keys.Home, 100);
}

async function measureSearches(page: Page): Promise<void> {
  const input = page.getByRole("searchbox", { name: "Search the history" });
  for (const words of searches) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      await input.fill(words.slice(0, -1));
      await settled(page);
      times.push(await resultsAfter(page, () => page.keyboard.press(words.slice(-1))));
      await settled(page);
    }
    print(`last key of ${words}`, times, 100);
  }
  await input.fill("");
  await settled(page);
}

/** Waits until the list has not changed for half a second. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => {
        let timer = setTimeout(finish, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(finish, 500);
        });
        function finish(): void {
          observer.disconnect();
          done();
        }
        observer.observe(document.querySelector("section[aria-label=History]") ?? document, {
          ...{ subtree: true, childList: true, characterData: true, attributes: true },
        });
      }),
  );
}

async function resultsAfter(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(listen);
  await act();
  return page.evaluate(() => window.benchResults ?? Number.NaN);
}

/** Runs in the page: the list is another one when its first row in sight is, or how many there are. */
function listen(): void {
  const list = () => {
    const grid = document.querySelector("table[role=grid]");
    return `${grid?.getAttribute("aria-rowcount")} ${grid?.querySelector("tbody tr")?.textContent} ${document.querySelector("section[aria-label=History] h2")?.textContent}`;
  };
  const before = list();
  window.benchResults = new Promise((done) => {
    const begin = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (list() === before && performance.now() - timeStamp < 10_000) {
          requestAnimationFrame(look);
          return;
        }
        // Comes after the frame has been laid out and painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener("keydown", begin, { capture: true, once: true });
  });
}

/** Runs in the page: milliseconds from where the scroll bar is let go to the frame with the rows that belong there. */
function rowsAfterScrolling(to: { readonly scroller: string; readonly part: number }): Promise<number> {
  const element = document.querySelector(to.scroller);
  if (element === null) throw new Error(`there is no ${to.scroller}`);
  const begin = performance.now();
  element.scrollTop = element.scrollHeight * to.part;
  return new Promise((done) => {
    const look = (): void => {
      const { left, top, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(left + 40, top + height / 2);
      if (there?.closest("tbody tr") || performance.now() - begin > 10_000) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - begin);
        port2.postMessage(null);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** What the main process takes of memory, as the kernel counts it. */
function printMemory(when: string, pid: number): void {
  const kb = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  console.log(`  memory of the main process, ${when}: ${(kb / 1000).toFixed(0)} MB`);
}

function print(name: string, times: readonly number[], aim: number | null): void {
  const [middle, high] = [median(times), percentile(times, 95)];
  const missed = aim !== null && middle > aim ? `  missed: ${aim} ms` : "";
  console.log(
    `  ${name.padEnd(38)}${middle.toFixed(1).padStart(8)} ms  p95 ${high.toFixed(1).padStart(8)} ms${missed}`,
  );
}
