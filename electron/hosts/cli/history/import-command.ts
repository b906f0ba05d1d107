import { resolve } from "node:path";
import type { BundlePreview, ImportResult } from "../../../../shared/carry/bundle-preview.ts";
import { BundleUnusable } from "../../../history/carry/bundle-unusable.ts";
import { type CarryProgress, openBundleImport } from "../../../history/carry/import-bundle.ts";
import { errorWords } from "../../../platform/error-words.ts";
import type { Given } from "../command-line.ts";
import { printable, printJson } from "../output.ts";
import { stopSignals } from "../stop-signals.ts";

/** Says what a bundle would add, and adds it unless that is not wanted. Answers with what is wrong. */
export async function importCommand(
  historyFile: string,
  bundle: string,
  given: Given,
): Promise<string | null> {
  const { signal } = stopSignals();
  const bundleImport = openBundleImport(resolve(bundle), historyFile);
  let added = 0;
  const onProgress = (progress: CarryProgress) => {
    added = progress.added;
  };
  try {
    const preview = await bundleImport.preview(signal, onProgress);
    if (given.has("dry-run")) {
      if (given.has("json")) printJson(preview);
      else process.stdout.write(previewText(preview));
      return null;
    }
    const result = await bundleImport.run(signal, onProgress);
    if (given.has("json")) printJson(result);
    else process.stdout.write(resultText(result));
    return null;
  } catch (error) {
    const kept =
      added === 0 ? "" : ` ${runs(added)} had been added, each whole; import it again for the rest.`;
    if (signal.aborted) return `Cancelled.${kept}`;
    if (error instanceof BundleUnusable) return `${error.message} ${error.advice}`;
    return `${bundle} cannot be imported: ${errorWords(error)}.${kept}`;
  } finally {
    bundleImport.close();
  }
}

const runs = (count: number): string => (count === 1 ? "1 run" : `${count} runs`);
const moment = (at: number): string => new Date(at).toLocaleString("sv-SE");

function previewText(preview: BundlePreview): string {
  const { program, exported, masked, since, until, networks, moreNetworks } = preview;
  const more = moreNetworks === 0 ? "" : ` and ${moreNetworks} more`;
  const names = networks.map(({ name, runs: count }) => `${printable(name)} (${count})`).join(", ");
  return [
    program === null ? "" : `Written by version ${printable(program)}, ${exported}.\n`,
    masked === null ? "" : masked ? "Secrets are masked in it.\n" : "It may hold secrets.\n",
    `${runs(preview.added)} would be added.\n`,
    ...restLines(preview),
    since === null || until === null ? "" : `They began between ${moment(since)} and ${moment(until)}.\n`,
    names === "" ? "" : `Networks: ${names}${more}.\n`,
    ...preview.leftOut.map(({ reason, runs: count }) => `${count} ×: ${printable(reason)}\n`),
  ].join("");
}

function resultText(result: ImportResult): string {
  return [`${runs(result.added)} added.\n`, ...restLines(result)].join("");
}

/** What is not added, and why. */
function restLines(of: Pick<ImportResult, "known" | "newer" | "damaged" | "torn">): readonly string[] {
  return [
    of.known === 0 ? "" : `${runs(of.known)} in the history already.\n`,
    of.newer === 0 ? "" : `${runs(of.newer)} left out: a newer program wrote them.\n`,
    of.damaged === 0 ? "" : `${runs(of.damaged)} left out: damaged.\n`,
    of.torn
      ? "The bundle is torn: it does not end as bundles do, so that more runs may have been in it.\n"
      : "",
  ];
}
