import { z } from "zod";
import { bundlePartBytes } from "../carry/carry-events.ts";
import { runsFormats } from "../export/runs-format.ts";
import { query } from "./history-schemas.ts";

/** What the main process accepts from the window about runs that are carried along. */

export const exportRequest = z.strictObject({
  /** Certain runs, or all that a query means. */
  what: z.union([
    z.strictObject({ ids: z.array(z.int().positive()).min(1).max(100_000) }),
    z.strictObject({ query }),
  ]),
  format: z.enum(runsFormats),
  withSecrets: z.boolean(),
});

/** Chosen by the window, so that parts of two files are not taken for one. */
export const bundleId = z.strictObject({ id: z.uuid() });

export const bundlePart = bundleId.extend({
  /** Where in the file it belongs: behind what came before. */
  at: z.int().nonnegative(),
  base64: z.base64().max(Math.ceil(bundlePartBytes / 3) * 4 + 4),
});
