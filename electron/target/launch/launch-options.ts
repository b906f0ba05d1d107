/** What every launcher needs to start the helper. */
export interface LaunchOptions {
  /** The Node (or Electron as Node) that runs the helper, with what it needs in its environment for that. */
  readonly node: { readonly execPath: string; readonly env: Readonly<Record<string, string>> };
  /** Absolute path of the helper's file. */
  readonly helperFile: string;
  /** Where the target may read and write files; the result cache of libcni comes in addition. */
  readonly allowedDirectories: readonly string[];
  /** Where plugins are looked for: readable in any target, and on this host the only ones that are started. */
  readonly pluginDirectories?: readonly string[];
}

/** libcni's own directory, as its CacheDir constant. */
const cacheDirectory = "/var/lib/cni";

/** Where distributions and runtimes put plugins. */
const usualPluginDirectories = ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"];

/** The helper's command, without what a launcher puts in front of it. */
export function helperCommand(
  options: LaunchOptions,
  args: readonly string[],
): readonly [string, ...string[]] {
  const plugins = options.pluginDirectories ?? usualPluginDirectories;
  return [
    options.node.execPath,
    options.helperFile,
    ...args,
    ...[...options.allowedDirectories, cacheDirectory].map((directory) => `--files=${directory}`),
    ...plugins.map((directory) => `--plugins=${directory}`),
  ];
}
