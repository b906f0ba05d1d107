import { type Remedy, showKey, showProblem } from "./remedy.ts";
import { only, type Rule, says } from "./rule.ts";

const cleanUp = "no";

/** A plugin's type is missing, and the file is not read as a list. */
const mixUp: Rule = only(
  ({ context }) => context !== null && !context.file.endsWith(".conflist"),
  says(/^error parsing configuration: missing 'type'/m, {
    title: "the file has no “type”",
    meaning:
      "By its name, libcni reads this file as the configuration of a single plugin. A list of plugins belongs in a file that ends in “.conflist”.",
    advice: "Rename the file to end in “.conflist” if it holds “plugins”, else add the “type” of its plugin.",
    remedies: [showProblem, showKey("plugins")],
    cleanUp,
  }),
);

/** libcni refuses the configuration, in its own words (libcni/conf.go). */
export const configRules: readonly Rule[] = [
  mixUp,
  says(/failed to parse plugin config (\d+): .*missing 'type'/, ([index = "0"]) => ({
    title: `plugin ${Number(index) + 1} of the list has no “type”`,
    meaning: "“type” names the program to run. Without it libcni refuses the whole list.",
    advice: "Add the “type” of that plugin.",
    remedies: [showProblem, showKey("plugins")],
    cleanUp,
  })),
  says(/missing 'type'/, {
    title: "a plugin has no “type”",
    meaning: "“type” names the program to run. Without it libcni refuses the configuration.",
    advice: "Add the “type” of the plugin.",
    remedies: [showProblem],
    cleanUp,
  }),
  says(/no plugin configs found|no plugins in list|invalid 'plugins' type|and no 'plugins' key/, {
    title: "the list has no plugins",
    meaning:
      "A file that ends in “.conflist” holds its plugins in a list named “plugins”. A single plugin belongs in a file that ends in “.conf”.",
    advice: "Put the plugin into “plugins”: [ … ], or rename the file to end in “.conf”.",
    remedies: [showProblem, showKey("type")],
    cleanUp,
  }),
  says(/error parsing configuration list: (no name|invalid name type)/, {
    title: "the network has no name",
    meaning: "A network is found by its “name”, which is a string.",
    advice: "Add “name” to the configuration.",
    remedies: [showProblem, showKey("name")],
    cleanUp,
  }),
  says(/invalid characters found in network name|missing network name/, {
    title: "the network's name is not valid",
    meaning:
      "A name begins with a letter or digit; after that there may be dots, hyphens and underscores too.",
    advice: "Change “name” in the configuration.",
    remedies: [showKey("name")],
    cleanUp,
  }),
  says(
    /invalid cniVersions? |invalid type for cniVersions|too many parts|convert (?:major|minor|micro) version part/,
    {
      title: "the cniVersion is no version",
      meaning: "A version has up to three numbers with dots between them, such as 1.0.0.",
      advice: "Correct “cniVersion” or “cniVersions” in the configuration.",
      remedies: [showKey("cniVersion"), showKey("cniVersions")],
      cleanUp,
    },
  ),
  says(/invalid (?:value|type) .* for (disableCheck|disableGC|loadOnlyInlinedPlugins)/, ([key = ""]) => ({
    title: `“${key}” is neither true nor false`,
    meaning: "libcni takes true, false, and the same words as strings.",
    advice: `Correct “${key}” in the configuration.`,
    remedies: [showKey(key)],
    cleanUp,
  })),
  says(/error parsing configuration/, {
    title: "the configuration cannot be read",
    meaning: "The file is no JSON as libcni reads it, or one of its values has the wrong type.",
    advice: "Correct the file where libcni gives up.",
    remedies: [showProblem],
    cleanUp,
  }),
  says(
    /incompatible CNI versions|does not support config version|unsupported CNI result version|no converter for CNI result version/i,
    {
      title: "the CNI versions do not fit",
      meaning: "The plugin does not speak the cniVersion that the config asks for.",
      advice: "Lower “cniVersion” in the config to one that the plugin lists, or install a newer plugin.",
      remedies: [showKey("cniVersion")],
      cleanUp,
    },
  ),
  says(/does not support the CHECK command|does not allow CHECK/i, {
    title: "this version has no CHECK",
    meaning: "CHECK exists since CNI 0.4.0.",
    advice: "Raise “cniVersion” in the config to 0.4.0 or newer.",
    remedies: [showKey("cniVersion")],
    cleanUp,
  }),
  says(
    /must be called as (?:a )?chained plugin|missing prevResult from earlier plugin|chained master failure/i,
    {
      title: "it has to come after another plugin",
      meaning: "The plugin changes an interface that a plugin before it in the chain has made.",
      advice: "Put it behind the plugin that makes the interface, such as bridge or ptp.",
      remedies: [showKey("plugins")] satisfies readonly Remedy[],
      cleanUp,
    },
  ),
  says(/must be called as (?:the )?first plugin/i, {
    title: "it has to be the first plugin",
    meaning: "The plugin makes the interface, so nothing can come before it.",
    advice: "Put it first in the chain.",
    remedies: [showKey("plugins")],
    cleanUp,
  }),
];
