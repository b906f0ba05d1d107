/** A window that nobody sees draws no frames. */
const unseenMs = 100;

/** Calls `task` once, with the next frame or in a moment. @returns what takes it back */
export function nextFrame(task: () => void): () => void {
  const takeBack = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const run = (): void => {
    takeBack();
    task();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, unseenMs);
  return takeBack;
}
