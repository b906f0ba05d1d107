import { showKey } from "./remedy.ts";
import { type Rule, says } from "./rule.ts";

/** What is about links and routes. */
export const interfaceRules: readonly Rule[] = [
  says(/"([^"]+)" already exists but is not a bridge/, ([name = ""]) => ({
    title: "the bridge's name is taken",
    meaning: `There is an interface ${name} already, of another kind.`,
    advice: "Use another “bridge” in the config, or remove that interface.",
    remedies: [showKey("bridge"), { kind: "resetLab" }],
  })),
  says(/failed to add route.*file exists/i, {
    title: "the route already exists",
    meaning: "Another interface of the namespace has a route to the same place.",
    advice: "DEL the attachment with that route, or take the route out of the config.",
    remedies: [showKey("routes"), { kind: "listAttachments" }],
  }),
  says(/already exists|file exists/i, {
    title: "the interface already exists",
    meaning: "An earlier ADD with this namespace and interface name was not undone.",
    advice: "Undo it with DEL, or choose another interface name.",
    cleanUp: "unlessAnothers",
  }),
  says(/already has an IP address different from/i, {
    title: "the bridge has another address",
    meaning: "The bridge was made with a different subnet before, and the plugin does not take that away.",
    advice: "Reset the lab, use another bridge name, or set “forceAddress” in the config.",
    remedies: [{ kind: "resetLab" }, showKey("bridge")],
  }),
  says(/failed to lookup master "([^"]+)"/i, ([name = ""]) => ({
    title: "the master interface is missing",
    meaning: `The plugin hangs its interface on ${name}, which this target does not have.`,
    advice: "Name another “master” in the config, or choose the target that has it.",
    remedies: [showKey("master"), { kind: "switchTarget" }],
  })),
  says(/no default route interface found/i, {
    title: "there is no interface to hang on to",
    meaning:
      "Without “master” the plugin takes the interface of the default route, and this target has none.",
    advice: "Name a “master” in the config, or choose the target that has a default route.",
    remedies: [showKey("type"), { kind: "switchTarget" }],
  }),
  says(/has no veth peer|no veth peer of container interface/i, {
    title: "the interface is no veth",
    meaning: "The plugin works on the host's end of a veth pair, as bridge and ptp make them.",
    advice: "Use it after bridge or ptp.",
    remedies: [showKey("plugins")],
  }),
  says(/failed to find host device|failed to find physical interface|not found or unsupported/i, {
    title: "the device is missing",
    meaning: "The plugin looked for a device of the host that this target does not have.",
    advice: "Correct the device in the config or the form, or choose the target that has it.",
    remedies: [
      showKey("device"),
      { kind: "removeCapability", capability: "deviceID" },
      { kind: "switchTarget" },
    ],
  }),
  says(/cannot assign requested address/i, {
    title: "the kernel does not take the address",
    meaning: "A MAC address that belongs to a group, or of zeros, cannot be an interface's.",
    advice: "Choose another MAC address.",
    remedies: [
      { kind: "removeCapability", capability: "mac" },
      { kind: "removeArgs", keys: ["MAC"] },
    ],
  }),
  says(/Link not found|no such (network )?device/i, {
    title: "an interface is missing",
    meaning: "The plugin looked for an interface that is not there, such as a master or the one made before.",
    advice: "Check interface names in the config, and that the plugins before this one made what it needs.",
    remedies: [showKey("plugins")],
  }),
];
