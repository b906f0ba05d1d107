import { stringNode, stringOf } from "../../json/json-values.ts";
import type { CapabilityForm, DraftProblem } from "./capability-form.ts";

/** The form of an argument that is a single string. Its input is `text`. */
export function textForm(judge: (text: string) => DraftProblem | null): CapabilityForm<string> {
  return {
    empty: "",
    parse: stringOf,
    print: (text) => (text === "" ? null : stringNode(text)),
    problems: (text) => {
      const problem = text === "" ? null : judge(text);
      return problem === null ? [] : [problem];
    },
  };
}
