/**
 * A two-way pipe of JSON texts, the one thing that a host has to bring: Electron's IPC, the Chromium window's
 * private pipe, or a pair in memory for tests.
 */
export interface Port {
  post(message: string): void;
  /** Calls `listener` for each message that arrives, until the returned function is called. */
  onMessage(listener: (message: string) => void): () => void;
}
