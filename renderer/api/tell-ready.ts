import type { Client } from "../../shared/ipc/client.ts";

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Tells the main process that the first useful picture is on screen, and how long that took. */
export async function tellReady(client: Client): Promise<void> {
  // The first frame is being drawn when its callback runs, and is on screen when the second one does.
  await nextFrame();
  await nextFrame();
  await client.call("app.ready", { paintMs: performance.now() });
}
