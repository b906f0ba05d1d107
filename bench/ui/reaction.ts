import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Resolves with the milliseconds from the next input to the frame that shows the first change after it. */
    benchReaction?: Promise<number>;
  }
}

/**
 * Milliseconds from an input to the end of the frame that shows the first change of the document after it. `act`
 * clicks or presses a key, once.
 */
export async function reactionTo(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(listen);
  await act();
  return page.evaluate(() => window.benchReaction ?? Number.NaN);
}

/** Runs in the page. */
function listen(): void {
  const inputs = ["pointerdown", "keydown"] as const;
  window.benchReaction = new Promise((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      for (const type of inputs) window.removeEventListener(type, begin, true);
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          // Comes after the frame has been laid out and painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    };
    for (const type of inputs) window.addEventListener(type, begin, true);
  });
}
