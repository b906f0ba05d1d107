import type { BundlePreview } from "../../shared/carry/bundle-preview.ts";
import { runsWords } from "../../shared/text/number-words.ts";

/** What is not added, a line each. */
export function leftOutLines(
  of: Pick<BundlePreview, "known" | "newer" | "damaged" | "torn">,
): readonly string[] {
  return [
    of.known === 0 ? "" : `${runsWords(of.known)} in the history already.`,
    of.newer === 0 ? "" : `${runsWords(of.newer)} that a newer version of this program wrote.`,
    of.damaged === 0 ? "" : `${runsWords(of.damaged)} that cannot be read.`,
    of.torn ? "The file is torn: it does not end as bundles do, so that more runs may have been in it." : "",
  ].filter((line) => line !== "");
}
