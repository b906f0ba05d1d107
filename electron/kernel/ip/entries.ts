import { z } from "zod";

/** A list as `ip -json` prints it: what it was asked to leave out comes as `{}`. */
export const entries = <T extends z.ZodType>(schema: T) => z.array(z.union([schema, z.strictObject({})]));

/** The entries of such a list that are there. */
export function present<T extends object>(all: readonly (T | Record<string, never>)[]): readonly T[] {
  return all.filter((one): one is T => Object.keys(one).length > 0);
}

/** The answers of `ip -json -batch`: a JSON value a line. @throws SyntaxError for anything else. */
export function batchAnswers(text: string): readonly unknown[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line): unknown => JSON.parse(line));
}
