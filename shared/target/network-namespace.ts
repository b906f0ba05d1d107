/** One interface inside a network namespace, as the kernel reports it. */
export interface NamespaceInterface {
  readonly name: string;
  /** Addresses with prefix length, link-local ones left out. */
  readonly addresses: readonly string[];
  readonly up: boolean;
}

/** A named network namespace of a target. */
export interface NetworkNamespace {
  readonly name: string;
  /** The file that CNI_NETNS names, such as `/run/netns/demo1`. */
  readonly path: string;
  /** Interfaces except `lo`. */
  readonly interfaces: readonly NamespaceInterface[];
}
