import { isAbsolute } from "node:path";
import type { RuntimeConf } from "../../../shared/cni/runtime-conf.ts";
import {
  formatCniArgs,
  parseCniArgs,
  validateContainerId,
  validateIfName,
  validateNetworkName,
} from "../../../shared/cni/runtime-conf-rules.ts";
import type { Operation } from "../../../shared/run/operation.ts";

/**
 * Why the reference would not run such a request, in its own words; `null` if it would. The engine checks again
 * what libcni checks itself.
 *
 * libcni validates IDs and names for ADD alone. Here CHECK and DEL are held to the same rules, since they name a
 * file of the cache by these values and nothing can have been added under others.
 */
export function requestProblem(operation: Operation, networkName: string, conf: RuntimeConf): string | null {
  switch (operation) {
    case "ADD":
    case "CHECK":
    case "DEL":
      return (
        argsProblem(conf) ??
        validateContainerId(conf.containerId) ??
        validateNetworkName(networkName) ??
        validateIfName(conf.ifName) ??
        netnsProblem(conf.netns)
      );
    case "STATUS":
    case "GC":
    case "VERSION":
      return null;
  }
}

function argsProblem({ args }: RuntimeConf): string | null {
  const parsed = parseCniArgs(formatCniArgs(args));
  return parsed.ok ? null : parsed.message;
}

/** None is given for a DEL whose namespace is gone (CNI specification 1.1.0, section 4, "DEL"). */
function netnsProblem(netns: string): string | null {
  if (netns === "" || isAbsolute(netns)) return null;
  return `the path of the network namespace is not absolute: ${netns}`;
}
