/** The id of the strip, which the palette leads to. */
export const timelineId = "history-timeline";
