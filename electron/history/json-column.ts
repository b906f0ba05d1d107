import { z } from "zod";

/** A TEXT column that holds JSON. */
export const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch (error) {
        context.addIssue(String(error));
        return z.NEVER;
      }
    })
    .pipe(schema);
