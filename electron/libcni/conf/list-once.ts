import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { joinPath } from "../go/path.ts";

/**
 * The same files, where a directory is listed once, and what that has shown not to be there is not asked for: hardly
 * any network has a subdirectory, and libcni looks for one for each.
 */
export function listOnce(files: TargetFiles, directory: string): TargetFiles {
  const prefix = joinPath(directory, "x").slice(0, -1);
  let listed: ReturnType<TargetFiles["list"]> | null = null;
  let names: Promise<ReadonlySet<string>> | null = null;
  const listDirectory = () => {
    listed ??= files.list(directory);
    return listed;
  };
  return {
    ...files,
    async list(path) {
      if (path === directory) return listDirectory();
      const name = path.startsWith(prefix) ? path.slice(prefix.length) : "";
      if (name === "" || name.includes("/")) return files.list(path);
      names ??= listDirectory().then((entries) => new Set(entries.map((entry) => entry.name)));
      if ((await names).has(name)) return files.list(path);
      throw new TargetFileError("ENOENT", path, `There is nothing at ${path}.`);
    },
  };
}
