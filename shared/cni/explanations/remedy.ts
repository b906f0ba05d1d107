/** Something that the window can do about an error. */
export type Remedy =
  /** Makes the namespace that the run asked for, and that is not there. */
  | { readonly kind: "createNamespace" }
  /** Makes a namespace of another name, and chooses it. */
  | { readonly kind: "newNamespace" }
  /** Sets IgnoreUnknown=1 in the form. */
  | { readonly kind: "ignoreUnknown" }
  /** Takes pairs out of CNI_ARGS. */
  | { readonly kind: "removeArgs"; readonly keys: readonly string[] }
  /** Takes an argument out of the form. */
  | { readonly kind: "removeCapability"; readonly capability: string }
  /** Shows the configuration at the place that the error is about. */
  | { readonly kind: "showConfig"; readonly place: ConfigPlace }
  /** Chooses the other target. */
  | { readonly kind: "switchTarget" }
  /** Starts the target that has ended. */
  | { readonly kind: "startTarget" }
  /** Throws the lab's state away. */
  | { readonly kind: "resetLab" }
  /** Lists the attachments that hold what the run did not get, each with its DEL. */
  | { readonly kind: "listAttachments" }
  /** Moves the attachment's entry of the result cache out of libcni's sight, and keeps it. */
  | { readonly kind: "setCacheEntryAside" }
  /** Undoes the attachment whatever the operation was. */
  | { readonly kind: "del" }
  /** Attaches, since nothing is attached. */
  | { readonly kind: "add" }
  /** A command that a person has to enter. */
  | { readonly kind: "copyCommand"; readonly command: string; readonly does: string };

/** A place in a configuration, by what is written there. */
export type ConfigPlace =
  | { readonly of: "key"; readonly key: string }
  | { readonly of: "value"; readonly key: string; readonly value: string }
  /** Where libcni gives up on the file. */
  | { readonly of: "problem" };

export const showKey = (key: string): Remedy => ({ kind: "showConfig", place: { of: "key", key } });
export const showValue = (key: string, value: string): Remedy => ({
  kind: "showConfig",
  place: { of: "value", key, value },
});
export const showProblem: Remedy = { kind: "showConfig", place: { of: "problem" } };
