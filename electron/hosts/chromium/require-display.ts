import { HostFailure } from "../host-failure.ts";

/** @throws HostFailure where no window can be opened, with what can be done instead. */
export function requireDisplay(env: Readonly<Record<string, string | undefined>>): void {
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) throw noDisplay();
}

export function noDisplay(details = ""): HostFailure {
  return new HostFailure(
    "There is no display to open a window on: use the command line, dist/bin/cnitool-desktop, " +
      "or a virtual display, xvfb-run -a npm start.",
    details,
  );
}
