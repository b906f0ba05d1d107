import { headline, parseResult } from "../../shared/cni/result.ts";
import type { DelegatedCall } from "../../shared/run/delegated-call.ts";
import { exactText } from "./exact-text.ts";

/** CNI_COMMAND of a delegate; empty if it had none. */
export function delegateCommand({ env }: Pick<DelegatedCall, "env">): string {
  const prefix = "CNI_COMMAND=";
  return env.find((variable) => variable.startsWith(prefix))?.slice(prefix.length) ?? "";
}

/** What came of a delegate in one line: its addresses and gateways, or what went wrong; empty if it said nothing. */
export function delegateSummary(call: DelegatedCall): string {
  if (call.signal !== null) return `ended by ${call.signal}`;
  if (call.exitCode === null) return "had not ended when its plugin did";
  if (call.exitCode !== 0) return messageIn(call) ?? `exit status ${call.exitCode}`;
  const result = parseResult(exactText(call.stdout).text);
  if (result === null) return "";
  const gateways = [...new Set(result.ips.flatMap(({ gateway }) => (gateway === null ? [] : [gateway])))];
  return [headline(result), ...gateways.map((gateway) => `gateway ${gateway}`)]
    .filter((words) => words !== "")
    .join(", ");
}

/** The message of the CNI error on stdout, or else the first line of stderr. */
function messageIn({ stdout, stderr }: DelegatedCall): string | null {
  try {
    const error: unknown = JSON.parse(exactText(stdout).text);
    if (typeof error === "object" && error !== null && "msg" in error && typeof error.msg === "string")
      return error.msg;
  } catch {
    // No error of CNI; what else it wrote has to do.
  }
  const [line = ""] = exactText(stderr).text.split("\n");
  return line === "" ? null : line;
}
