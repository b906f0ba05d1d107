/**
 * The container's side of an attachment, as libcni's RuntimeConf.
 */
export interface RuntimeConf {
  /** CNI_CONTAINERID. */
  readonly containerId: string;
  /** CNI_NETNS: an absolute path such as `/run/netns/demo1`. */
  readonly netns: string;
  /** CNI_IFNAME. */
  readonly ifName: string;
  /** CNI_ARGS as pairs, in their order. */
  readonly args: readonly (readonly [key: string, value: string])[];
  /** Capability arguments as the JSON text of one object, as CAP_ARGS holds it; empty for none. */
  readonly capabilityArgs: string;
}
