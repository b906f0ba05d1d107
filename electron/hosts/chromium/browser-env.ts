import { accessSync, constants, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/**
 * The browser makes `<TMPDIR>/.org.chromium.Chromium.XXXXXX/SingletonSocket`, and the path of a socket has at most
 * 107 bytes (unix(7)). It crashes where that is too long.
 */
const longestTmpDir = 60;

/**
 * The browser's environment. It needs what its person's session gives, such as the display, the session bus, fonts
 * and the locale; but it does not start with a TMPDIR that it cannot use, and it would keep the reports of its
 * crashes where the person's own browser keeps them.
 */
export function browserEnv(
  env: Readonly<Record<string, string | undefined>>,
  profileDir: string,
): Record<string, string> {
  const { TMPDIR, ...others } = env;
  const wanted = {
    ...others,
    ...(TMPDIR !== undefined && isUsable(TMPDIR) ? { TMPDIR } : {}),
    BREAKPAD_DUMP_LOCATION: join(profileDir, "Crash Reports"),
  };
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function isUsable(directory: string): boolean {
  if (!isAbsolute(directory) || Buffer.byteLength(directory) > longestTmpDir) return false;
  try {
    accessSync(directory, constants.W_OK | constants.X_OK);
    return statSync(directory).isDirectory();
  } catch {
    // Not there, or not for this user: then it is /tmp, as without the variable.
    return false;
  }
}
