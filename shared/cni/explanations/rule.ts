import type { Operation } from "../../run/operation.ts";
import type { RunError, RunErrorCode } from "../../run/run-error.ts";
import type { Remedy } from "./remedy.ts";

/** What an error usually means. */
export interface ErrorExplanation {
  /** What happened, in a few words that go on after "bridge failed:". */
  readonly title: string;
  /** Why that usually happens, in a sentence or two. */
  readonly meaning: string;
  /** What to do about it. */
  readonly advice: string;
  /** Whether the DEL of the same attachment is a way out; not if another network's attachment is in the way. */
  readonly cleanUp: "yes" | "no" | "unlessAnothers";
  /** What the window can do about it, the best first. */
  readonly remedies: readonly Remedy[];
}

/** What was going on when an error came up. */
export interface ErrorContext {
  readonly operation: Operation;
  /** The configuration's file, for what follows from its name. */
  readonly file: string;
}

/** An error with all its words in one text. */
export interface ExplainedError {
  readonly error: RunError;
  readonly text: string;
  readonly context: ErrorContext | null;
}

/** Explains one kind of error; `null` for any other. */
export type Rule = (error: ExplainedError) => ErrorExplanation | null;

/** What a rule says; nothing to be done by the window, and a DEL that cleans up, where it says no more. */
type Words = Pick<ErrorExplanation, "title" | "meaning" | "advice"> &
  Partial<Pick<ErrorExplanation, "cleanUp" | "remedies">>;
/** What the groups of a pattern caught; empty for one that caught nothing. */
type Groups = readonly string[];

/** A rule for errors whose text matches. */
export function says(
  pattern: RegExp,
  words: Words | ((groups: Groups, error: ExplainedError) => Words),
): Rule {
  return (error) => {
    const found = pattern.exec(error.text);
    if (found === null) return null;
    const groups = found.slice(1).map((group: string | undefined) => group ?? "");
    return complete(typeof words === "function" ? words(groups, error) : words);
  };
}

/** A rule for errors of one kind, whatever they say. */
export function hasCode(code: RunErrorCode, words: Words | ((error: ExplainedError) => Words)): Rule {
  return (error) => {
    if (error.error.code !== code) return null;
    return complete(typeof words === "function" ? words(error) : words);
  };
}

/** A rule that holds for some errors only. */
export function only(applies: (error: ExplainedError) => boolean, rule: Rule): Rule {
  return (error) => (applies(error) ? rule(error) : null);
}

function complete(words: Words): ErrorExplanation {
  return { cleanUp: "yes", remedies: [], ...words };
}
