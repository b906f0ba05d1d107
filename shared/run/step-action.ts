/**
 * What a person lets a run in step mode do with the plugin that waits: run it and wait before the next one, run it and
 * all that follow, or end the run before it.
 */
export const stepActions = ["next", "toEnd", "stop"] as const;
export type StepAction = (typeof stepActions)[number];
