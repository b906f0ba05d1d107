import type { RunError } from "../../run/run-error.ts";
import { addressRules } from "./address-rules.ts";
import { cacheRules } from "./cache-rules.ts";
import { checkRules } from "./check-rules.ts";
import { configRules } from "./config-rules.ts";
import { interfaceRules } from "./interface-rules.ts";
import { machineRules } from "./machine-rules.ts";
import { programRules } from "./program-rules.ts";
import type { ErrorContext, ErrorExplanation, Rule } from "./rule.ts";
import { runtimeRules } from "./runtime-rules.ts";

/** In this order; the first one that applies explains. Texts are those of the plugins 1.x and of libcni. */
const rules: readonly Rule[] = [
  ...cacheRules,
  ...configRules,
  ...runtimeRules,
  ...addressRules,
  ...checkRules,
  ...programRules,
  ...interfaceRules,
  ...machineRules,
];

/**
 * Explains a run's or a step's error in plain words; `null` for one that is not known.
 * @param context what was going on, for errors that mean something else then
 */
export function explainError(error: RunError, context: ErrorContext | null = null): ErrorExplanation | null {
  const text = [error.message, error.cni?.msg ?? "", error.cni?.details ?? ""].join("\n");
  for (const rule of rules) {
    const explanation = rule({ error, text, context });
    if (explanation !== null) return explanation;
  }
  return null;
}
