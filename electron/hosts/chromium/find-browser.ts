import { basename, dirname, isAbsolute, normalize } from "node:path";
import { findProgram } from "../../platform/find-program.ts";
import { HostFailure } from "../host-failure.ts";

/** Browsers of the Chromium family by the names of their programs, the best suited first. */
const candidates = [
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
  "brave",
] as const;

/**
 * The absolute path of the browser that shows the window: what CNITOOL_DESKTOP_BROWSER names, as a path or as a
 * program of PATH, or else the first one of the Chromium family that is installed.
 * @throws HostFailure if there is none.
 */
export async function findBrowser(
  env: Readonly<Record<string, string | undefined>>,
  find: typeof findProgram = findProgram,
): Promise<string> {
  const wanted = env.CNITOOL_DESKTOP_BROWSER;
  if (wanted) {
    const found = isAbsolute(wanted)
      ? await findThere(normalize(wanted), find)
      : await find(wanted, env.PATH);
    if (found !== null) return found;
    throw new HostFailure(`CNITOOL_DESKTOP_BROWSER names “${wanted}”, which is no program that can be run.`);
  }
  for (const name of candidates) {
    const found = await find(name, env.PATH);
    if (found !== null) return found;
  }
  throw new HostFailure(
    "No browser of the Chromium family is installed to show the window with: apt-get install chromium.",
  );
}

async function findThere(path: string, find: typeof findProgram): Promise<string | null> {
  return (await find(basename(path), dirname(path))) === path ? path : null;
}
