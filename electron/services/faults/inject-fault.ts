import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { FaultPlan, PluginFault } from "../../../shared/run/plugin-fault.ts";
import type { PluginExecutor } from "../../libcni/chain/chain-run.ts";
import type { Target, TargetRequest, TargetResult } from "../../target/target.ts";
import { standInRequest } from "./stand-in.ts";

/** Runs all plugins of a run as ever, but for one with which something goes wrong. */
export function injectFault(
  target: Pick<Target, "exec" | "namespaces">,
  { pluginIndex, fault }: FaultPlan,
): PluginExecutor {
  return (index, request) =>
    index === pluginIndex ? runWithFault(target, fault, request) : target.exec(request);
}

async function runWithFault(
  target: Pick<Target, "exec" | "namespaces">,
  fault: PluginFault,
  request: TargetRequest,
): Promise<TargetResult> {
  switch (fault.kind) {
    case "error":
      return target.exec(standInRequest(request, errorText(fault, request), { how: "exit", with: 1 }));
    case "garbage": {
      if (fault.place === "before") return printedBefore(fault.text, await target.exec(request));
      return target.exec(standInRequest(request, fault.text, { how: "exit", with: 0 }));
    }
    case "hang":
      return target.exec(standInRequest(request, "", { how: "hang" }));
    case "signal":
      return target.exec(
        standInRequest(request, "", { how: "signal", with: fault.signal.slice("SIG".length) }),
      );
    case "exit":
      return target.exec(standInRequest(request, "", { how: "exit", with: fault.exitCode }));
    case "namespace":
      await removeNamespace(target, request.env.CNI_NETNS ?? "");
      return target.exec(request);
  }
}

/** An error as plugins print it (CNI specification 1.1.0, section 5, "Error"). */
function errorText(fault: Extract<PluginFault, { kind: "error" }>, { stdin }: TargetRequest): string {
  const { code, msg, details } = fault;
  const cniVersion = versionIn(stdin);
  return JSON.stringify({
    ...(cniVersion !== null && { cniVersion }),
    ...{ code, msg },
    ...(details !== "" && { details }),
  });
}

function versionIn(stdin: Uint8Array): string | null {
  // The engine has made it of a configuration that it could read.
  const given: unknown = JSON.parse(new TextDecoder().decode(stdin));
  if (typeof given !== "object" || given === null || !("cniVersion" in given)) return null;
  return typeof given.cniVersion === "string" ? given.cniVersion : null;
}

function printedBefore(text: string, result: TargetResult): TargetResult {
  return { ...result, stdout: Buffer.concat([Buffer.from(text), result.stdout]) };
}

async function removeNamespace({ namespaces }: Pick<Target, "namespaces">, netns: string): Promise<void> {
  const name = /^(?:\/var)?\/run\/netns\/([^/]+)$/.exec(netns)?.[1];
  if (name !== undefined) return namespaces.delete(name);
  throw new IpcError({
    code: "REFUSED",
    message: `The fault could not be injected: ${netns || "the call"} names no namespace that could be removed.`,
  });
}
