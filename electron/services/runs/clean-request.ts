import type { FaultPlan } from "../../../shared/run/plugin-fault.ts";
import type { RunOptions, RunRequest, RunStart } from "../../../shared/run/run-record.ts";
import { fromExactBytes, toExactBytes } from "../../platform/exact-bytes.ts";

/**
 * A request in the form in which it can be kept and passed to programs without loss. Texts of the window are
 * UTF-16 and may hold halves of characters, which no bytes stand for: those become U+FFFD. The configuration's
 * bytes take the one form that stands for them.
 */
export function cleanRequest(request: RunStart): RunRequest & Pick<RunOptions, "fault"> {
  const { network, runtimeConf, fault } = request;
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
    ...(fault && { fault: cleanFault(fault) }),
  };
}

function cleanFault(plan: FaultPlan): FaultPlan {
  const { fault } = plan;
  switch (fault.kind) {
    case "error":
      return {
        ...plan,
        fault: { ...fault, msg: fault.msg.toWellFormed(), details: fault.details.toWellFormed() },
      };
    case "garbage":
      return { ...plan, fault: { ...fault, text: fault.text.toWellFormed() } };
    default:
      return plan;
  }
}
