import type { App } from "electron";

/**
 * Lets the program end only once its services have: Electron waits for nobody by itself, and the lab would go
 * on for a moment.
 * @param onFailure is told what kept the services from ending in order; the program ends all the same
 */
export function quitInOrder(
  app: Pick<App, "on" | "exit">,
  close: () => Promise<void>,
  onFailure: (error: unknown) => void,
): void {
  let closing = false;
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close().then(
      () => app.exit(0),
      (error: unknown) => {
        onFailure(error);
        app.exit(1);
      },
    );
  });
}
