/**
 * Flags of Node for the program's main process beside a Chromium window. With V8's own choice, which goes by the size of
 * the machine, what has just been made and is not needed any more may take 100 MB before it is let go of; with less
 * the program is no slower. Its warning of an experiment is about `node:sqlite`.
 */
export const mainProcessFlags = Object.freeze([
  "--max-semi-space-size=8",
  "--disable-warning=ExperimentalWarning",
]);
