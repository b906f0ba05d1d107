/** A result in another version of the specification. */
export type ConvertedResult =
  | {
      /** As cnitool would print it. */
      readonly text: string;
      /** What the other version cannot say, each in a phrase; empty if all of it came along. */
      readonly lost: readonly string[];
      readonly problem: null;
    }
  | {
      readonly text: null;
      /** Why it cannot be converted, in libcni's words. */
      readonly problem: string;
    };
