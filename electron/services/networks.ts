import type { NetworkDirectory } from "../../shared/cni/network-file.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { TargetFiles } from "../target/target.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";
import { findPluginPath } from "./plugin-path.ts";
import { reread } from "./streams/reread.ts";
import type { Targets } from "./targets.ts";
import { watchDirectory } from "./watch-directory.ts";

/** As libcni/conf/describe-directory.ts describes a directory. */
export type DescribeDirectory = (
  files: TargetFiles,
  directory: string,
) => Promise<Omit<NetworkDirectory, "pluginPath">>;

export interface Networks {
  /** The target's networks, good and broken, as they are and as they become. */
  watch(id: TargetId, signal: AbortSignal): AsyncIterable<NetworkDirectory>;
}

export interface NetworksOptions {
  readonly targets: Targets;
  readonly notices: Notices;
  readonly describe: DescribeDirectory;
  /** NETCONFPATH of each target. */
  readonly directories: Readonly<Record<TargetId, string>>;
  /** CNI_PATH of the program's environment. */
  readonly cniPath: string | undefined;
}

export function createNetworks(options: NetworksOptions): Networks {
  const { targets, notices, directories } = options;

  const read = async (id: TargetId): Promise<NetworkDirectory> => {
    const directory = directories[id];
    try {
      const { files } = await targets.use(id);
      const [described, pluginPath] = await Promise.all([
        options.describe(files, directory),
        findPluginPath(files, options.cniPath),
      ]);
      return { ...described, pluginPath };
    } catch (error) {
      // Also a target that is not there: the window shows its sentence, and the next change of status looks again.
      return { directory, pluginPath: [], files: [], problem: messageOf(error) };
    }
  };

  return {
    watch: (id, signal) =>
      reread(
        {
          read: () => read(id),
          listen: (wake) => {
            const leaveTarget = targets.onChange(id, wake);
            const leaveDirectory = watchDirectory(directories[id], wake, (error) =>
              notices.add(
                `Changes in ${directories[id]} are not noticed by themselves: ${messageOf(error)}`,
                "Open the view again to see changes, or raise fs.inotify.max_user_watches.",
              ),
            );
            return () => {
              leaveTarget();
              leaveDirectory();
            };
          },
        },
        signal,
      ),
  };
}
