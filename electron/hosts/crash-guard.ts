/** A page that crashes again this soon, in milliseconds, would do so for ever. */
const pauseMs = 5000;

/**
 * Tells of each crash of the page whether the page should be loaded again.
 * @param now a clock in milliseconds
 */
export function createCrashGuard(now: () => number = () => performance.now()): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const since = now() - last;
    last = now();
    return since >= pauseMs;
  };
}
