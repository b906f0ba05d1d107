import type { Page } from "@playwright/test";
import { z } from "zod";

/** What was seen of the frames while something scrolled. */
export interface Frames {
  /** Milliseconds from each frame to the next. */
  readonly deltas: readonly number[];
  /** Milliseconds of the processor that the page's main thread took between each frame and the next. */
  readonly work: readonly number[];
}

/** Scrolls the element that `selector` finds up and down for `ms` milliseconds, and traces what that takes. */
export async function framesWhileScrolling(page: Page, selector: string, ms: number): Promise<Frames> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser");
  await browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  const deltas = await page.evaluate(scroll, { selector, ms });
  return { deltas, work: workOfFrames(await browser.stopTracing()) };
}

/** Runs in the page: a step with every frame, back and forth. */
function scroll(given: { readonly selector: string; readonly ms: number }): Promise<number[]> {
  const step = 60;
  const found = document.querySelector(given.selector);
  if (found === null) throw new Error(`there is no ${given.selector}`);
  const deltas: number[] = [];
  return new Promise((resolve) => {
    let [direction, last] = [step, performance.now()];
    const end = last + given.ms;
    const frame = (now: number): void => {
      deltas.push(now - last);
      last = now;
      const before = found.scrollTop;
      found.scrollTop += direction;
      if (found.scrollTop === before) direction = -direction;
      if (now < end) requestAnimationFrame(frame);
      else resolve(deltas.slice(1));
    };
    requestAnimationFrame(frame);
  });
}

const traceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** In microseconds, as the duration is. */
  ts: z.number().default(0),
  dur: z.number().default(0),
  /** The same of the processor's time, which other programs take nothing of. */
  tdur: z.number().default(0),
});
const trace = z.object({ traceEvents: z.array(traceEvent) });
type TraceEvent = z.output<typeof traceEvent>;

/** The time in tasks of the thread that draws the frames, between each frame and the next. */
function workOfFrames(bytes: Uint8Array): readonly number[] {
  const { traceEvents } = trace.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const drawn = traceEvents.filter(({ name }) => name === "FireAnimationFrame");
  const [first] = drawn;
  if (first === undefined) throw new Error("the trace has no frames");
  const frames = drawn.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = traceEvents
    .filter(
      ({ pid, tid, name, ph }) => pid === first.pid && tid === first.tid && name === "RunTask" && ph === "X",
    )
    .sort((a, b) => a.ts - b.ts);
  return frames.slice(1).map((end, at) => within(tasks, frames[at] ?? end, end) / 1000);
}

/** A task that two frames share counts in each by its part. */
function within(tasks: readonly TraceEvent[], from: number, to: number): number {
  return tasks.reduce((sum, { ts, dur, tdur }) => {
    const shared = Math.max(0, Math.min(ts + dur, to) - Math.max(ts, from));
    return sum + (dur === 0 ? 0 : (shared / dur) * tdur);
  }, 0);
}
