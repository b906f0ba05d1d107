import type { RunRecord } from "../run/run-record.ts";
import type { RunStep } from "../run/run-step.ts";
import { quoteGo } from "./go-quote.ts";
import { resultVersions } from "./spec-version.ts";

/** What one plugin of a network said when it was asked for VERSION. */
export interface PluginAnswer {
  /** Place in the configuration list. */
  readonly pluginIndex: number;
  readonly pluginType: string;
  /** The versions that it speaks; `null` if it gave no answer that libcni takes. */
  readonly versions: readonly string[] | null;
  /** Where `versions` come from: the plugin's list, or libcni's rules for plugins from before there was one. */
  readonly source: "list" | "noList" | "unknownCommand" | null;
  /** Whether the network's cniVersion is among them; `null` if nothing is known. */
  readonly supported: boolean | null;
  /** Why there are no versions, in libcni's words; `null` if there are, or if it was not asked (yet). */
  readonly problem: string | null;
}

/** A VERSION run, as far as its answers go. */
export type VersionRun = Pick<RunRecord, "cniVersion" | "pluginTypes" | "steps">;

/** What each plugin of a network said, in the configuration's order (GetVersionInfo). */
export function pluginAnswers(run: VersionRun): readonly PluginAnswer[] {
  const asked = wantedVersion(run);
  return run.pluginTypes.map((pluginType, pluginIndex) => {
    const step = run.steps.find((each) => each.command === "VERSION" && each.pluginIndex === pluginIndex);
    const { versions, source, problem } = step === undefined ? noAnswer(null) : answerOf(step);
    const supported = versions === null || asked === null ? null : versions.includes(asked);
    return { pluginIndex, pluginType, versions, source, supported, problem };
  });
}

/** The version that plugins have to speak: libcni compares the text, and takes none for 0.1.0. */
export function wantedVersion({ cniVersion }: Pick<RunRecord, "cniVersion">): string | null {
  return cniVersion === "" ? "0.1.0" : cniVersion;
}

/** What libcni says of a network with these plugins (ValidateNetworkList); `null` if it has nothing against it. */
export function validationText(run: VersionRun): string | null {
  const wanted = wantedVersion(run) ?? "";
  const problems = pluginAnswers(run).flatMap(({ pluginType, supported, problem }) => {
    if (problem !== null) return [problem];
    return supported === false
      ? [`plugin ${pluginType} does not support config version ${quoteGo(wanted)}`]
      : [];
  });
  return problems.length === 0 ? null : `[${problems.join(" ")}]`;
}

type Answer = Pick<PluginAnswer, "versions" | "source" | "problem">;

function answerOf({ state, error, stdout }: RunStep): Answer {
  if (error?.message === "unknown CNI_COMMAND: VERSION") {
    return { versions: ["0.1.0"], source: "unknownCommand", problem: null };
  }
  // Whether the answer is one was judged by the engine; here it is only read again.
  if (state !== "succeeded") return noAnswer(error?.message ?? null);
  const info = stdout?.encoding === "utf8" ? parseInfo(stdout.text) : null;
  if (info === null) return noAnswer("its answer is not UTF-8");
  if (info.supportedVersions.length > 0) {
    return { versions: info.supportedVersions, source: "list", problem: null };
  }
  return { versions: ["0.1.0", "0.2.0"], source: "noList", problem: null };
}

function noAnswer(problem: string | null): Answer {
  return { versions: null, source: null, problem };
}

/** Reads version.PluginInfo; as in Go, keys may be in any case and the last one counts. */
function parseInfo(text: string): { readonly supportedVersions: readonly string[] } | null {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return null;
  let supportedVersions: readonly string[] = [];
  for (const [key, list] of Object.entries(value)) {
    if (key.toLowerCase() !== "supportedversions") continue;
    supportedVersions = Array.isArray(list) ? list.map((version) => String(version ?? "")) : [];
  }
  return { supportedVersions };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine would not have taken it; the caller says that there is no answer.
    return null;
  }
}

/** The newest version that every plugin speaks; `null` if there is none, or if a plugin gave no answer. */
export function commonVersion(run: VersionRun): string | null {
  const answers = pluginAnswers(run);
  return (
    resultVersions.findLast((version) => answers.every(({ versions }) => versions?.includes(version))) ?? null
  );
}
