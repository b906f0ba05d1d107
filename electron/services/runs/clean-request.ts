import type { RunRequest } from "../../../shared/run/run-record.ts";
import { fromExactBytes, toExactBytes } from "../../platform/exact-bytes.ts";

/**
 * A request in the form in which it can be kept and passed to programs without loss. Texts of the window are
 * UTF-16 and may hold halves of characters, which no bytes stand for: those become U+FFFD. The configuration's
 * bytes take the one form that stands for them.
 */
export function cleanRequest(request: RunRequest): RunRequest {
  const { network, runtimeConf } = request;
  return {
    operation: request.operation,
    targetId: request.targetId,
    network: {
      name: network.name.toWellFormed(),
      file: network.file.toWellFormed(),
      bytes: toExactBytes(fromExactBytes(network.bytes)),
    },
    runtimeConf: {
      containerId: runtimeConf.containerId.toWellFormed(),
      netns: runtimeConf.netns.toWellFormed(),
      ifName: runtimeConf.ifName.toWellFormed(),
      args: runtimeConf.args.map(([key, value]) => [key.toWellFormed(), value.toWellFormed()] as const),
      capabilityArgs: runtimeConf.capabilityArgs.toWellFormed(),
    },
    ...(request.stepwise === true && { stepwise: true }),
  };
}
