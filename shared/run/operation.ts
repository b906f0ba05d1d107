/** What a run does. The words are those of CNI_COMMAND (CNI specification 1.1.0, section 2). */
export const operations = ["ADD", "CHECK", "DEL", "STATUS", "GC", "VERSION"] as const;
export type Operation = (typeof operations)[number];

/** Whether an operation is about a network as a whole. Plugins are then told of no attachment. */
export function isAboutNetwork(operation: Operation): boolean {
  return operation === "STATUS" || operation === "GC" || operation === "VERSION";
}
