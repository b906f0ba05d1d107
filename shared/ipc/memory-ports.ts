import type { Port } from "./port.ts";

/**
 * Two ports that are each other's far end, for tests and for a stand-in main process. Messages arrive in order
 * and never within `post`, as over a real pipe.
 */
export function memoryPorts(): readonly [Port, Port] {
  const left = createListeners();
  const right = createListeners();
  return [
    { post: right.deliver, onMessage: left.add },
    { post: left.deliver, onMessage: right.add },
  ];
}

function createListeners() {
  const listeners = new Set<(message: string) => void>();
  let delivered: Promise<void> = Promise.resolve();
  return {
    add(listener: (message: string) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    deliver(message: string) {
      delivered = delivered.then(() => {
        for (const listener of listeners) listener(message);
      });
    },
  };
}
