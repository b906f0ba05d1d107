/** @typedef {"electron" | "chromium"} Host */

/**
 * Whether a window can be shown, or needs no showing.
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(env) {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.CNITOOL_DESKTOP_HEADLESS);
}

export const noDisplaySentence =
  "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); use the command line, dist/bin/cnitool-desktop --help, or a virtual display, xvfb-run -a npm start.";
