import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";

/** Where system tools live; an ordinary user's PATH may lack the sbin directories. */
export const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * The absolute path of a system tool such as `ip`: from PATH, then from `systemPath`. Relative directories of
 * PATH are passed over. `null` if there is none.
 */
export async function findProgram(
  name: string,
  path: string = process.env.PATH ?? "",
): Promise<string | null> {
  for (const directory of `${path}:${systemPath}`.split(":").filter(isAbsolute)) {
    const candidate = join(directory, name);
    if (await isProgram(candidate)) return candidate;
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    // Whatever keeps it from being run, the search goes on.
    return false;
  }
}
