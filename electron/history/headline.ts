import { pluginAnswers, wantedVersion } from "../../shared/cni/plugin-versions.ts";
import { headline, parseResult } from "../../shared/cni/result.ts";
import { faultReport } from "../../shared/run/fault-report.ts";
import { gcParts } from "../../shared/run/gc-parts.ts";
import { faultLabel } from "../../shared/run/plugin-fault.ts";
import type { RunError } from "../../shared/run/run-error.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { stepNotRun } from "../../shared/run/step-mode.ts";

type Run = Omit<RunRecord, "id">;

/** What a list says of a run in a few words: what it came to, or what went wrong, or why nothing ran. */
export function headlineOf(run: Run): string {
  const report = faultReport(run);
  const words = comeTo(run);
  if (report?.injected !== true) return words;
  return [`fault injected (${faultLabel(report.fault)})`, words].filter((part) => part !== "").join(": ");
}

function comeTo(run: Run): string {
  if (run.error !== null) return failureOf(run.error, run).replaceAll(/\s+/g, " ").trim();
  if (run.skipReason !== null) return run.skipReason;
  const notRun = stepNotRun(run);
  if (notRun !== null) return `${notRun.state} before ${notRun.pluginType}`;
  return run.outcome === "succeeded" ? successOf(run) : "";
}

/** What libcni says before a plugin's own words: of which attachment, if it says that, and which plugin. */
const prefix =
  /^(?:failed to delete stale attachment (?<attachment>\S+ \S+): )?(?:plugin type="[^"]*"(?: name="[^"]*")? failed \([a-z]+\): |failed to GC plugin \S+: )?/;

function failureOf(error: RunError, { pluginPath }: Run): string {
  const { attachment } = prefix.exec(error.message)?.groups ?? {};
  const whose = [attachment, error.pluginType].filter((name) => name != null).map((name) => `${name}: `);
  const words = error.message.replace(prefix, "");
  if (error.code === "PLUGIN_NOT_FOUND" && words.startsWith("failed to find plugin")) {
    return `${whose.join("")}plugin not found in ${pluginPath.join(", ")}`;
  }
  if (error.cni !== null && error.cni.msg !== "") return whose.join("") + ownWords(error.cni);
  // Several errors of a GC come a line each.
  return whose.join("") + (error.pluginType === null ? words.replaceAll("\n", "; ") : words);
}

function ownWords({ msg, details }: { readonly msg: string; readonly details: string }): string {
  return details === "" ? msg : `${msg}; ${details}`;
}

function successOf(run: Run): string {
  const plugins = run.pluginTypes.join(", ");
  switch (run.operation) {
    case "ADD":
      return addressesOf(run);
    case "CHECK":
      return `${plugins}: as it was added`;
    case "STATUS":
      return `${plugins}: ready`;
    case "GC":
      return removedBy(run);
    case "VERSION":
      return spokenBy(run);
    case "DEL":
      return "";
  }
}

function addressesOf({ result }: Run): string {
  const view = result?.encoding === "utf8" ? parseResult(result.text) : null;
  return view === null ? "" : headline(view);
}

function removedBy(run: Run): string {
  const parts = gcParts(run.steps);
  const count = parts.filter(({ kind }) => kind === "attachment").length;
  const removed = count === 1 ? "1 attachment removed" : `${count === 0 ? "no" : count} attachments removed`;
  return parts.some(({ kind }) => kind === "plugins")
    ? `${removed}, ${run.pluginTypes.join(", ")} cleaned up`
    : removed;
}

function spokenBy(run: Run): string {
  const wanted = wantedVersion(run);
  if (wanted === null) return "";
  const without = pluginAnswers(run).filter(({ supported }) => supported === false);
  const names = (without.length === 0 ? run.pluginTypes : without.map(({ pluginType }) => pluginType)).join(
    ", ",
  );
  return without.length === 0 ? `${names}: ${wanted} is supported` : `${names}: ${wanted} is not supported`;
}
