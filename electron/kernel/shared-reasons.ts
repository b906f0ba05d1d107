/** Why things outlive the attachment that brought them, in the words of the Changes tab. */
export const sharedReasons = {
  bridge: "The bridge serves every attachment of its network, so no plugin removes it.",
  onBridge: "It belongs to the bridge, which serves every attachment of its network.",
  chain: "Chains and rules that all attachments share; the plugins make them once and leave them.",
  sysctl: "A setting of the whole system, which other attachments may need as well.",
  tuned:
    "On DEL, tuning restores what it changed of the interface, never sysctls. They go with the namespace.",
  lastReserved: "host-local remembers here which address it gave out last, to go on from there.",
} as const;
