import { only, type Rule, says } from "./rule.ts";

/** What CHECK found to be different. */
export const checkRules: readonly Rule[] = [
  says(/could not check ipv6 dnat: chain .* not found/, {
    title: "portmap looks for IPv6 rules that nobody needs",
    meaning:
      "portmap before 1.4 checks the rules of both families, also where the container has an IPv4 address alone.",
    advice: "Install a newer portmap, or leave CHECK out for this network.",
    cleanUp: "no",
  }),
  only(
    ({ error, context }) => context?.operation === "CHECK" && error.code === "PLUGIN_FAILED",
    says(
      /not found|doesn't match|does not match|failed to match|Expected Route|Failed to find|should not be in|is down|expected .*rule|current value is/i,
      {
        title: "the attachment is not as it was made",
        meaning: "Since the ADD, something that this plugin made was changed or removed.",
        advice: "DEL and ADD again to have it as the network says.",
        remedies: [{ kind: "del" }],
        cleanUp: "no",
      },
    ),
  ),
];
