/** What a run does. The words are those of CNI_COMMAND (CNI specification 1.1.0, section 2). */
export const operations = ["ADD", "CHECK", "DEL", "STATUS", "GC", "VERSION"] as const;
export type Operation = (typeof operations)[number];
