import { startTold, type ToldProcess } from "./told-process.ts";

/** What another process said that it committed. */
export interface Commits {
  /** Runs that had begun and those that had ended: their ids by their numbers. */
  readonly begun: ReadonlyMap<number, number>;
  readonly ended: ReadonlyMap<number, number>;
}

/** Starts a process that writes runs from number `first` on, for ever or `count` of them, one way or the other. */
export function startWriter(
  file: string,
  way: "store" | "command-line",
  first: number,
  count?: number,
): ToldProcess {
  return startTold(new URL("./writer.ts", import.meta.url), [
    file,
    way,
    first,
    ...(count === undefined ? [] : [count]),
  ]);
}

/** Of what a writer said. */
export function commitsOf(lines: readonly string[]): Commits {
  const told = (what: string) =>
    new Map(
      lines
        .map((line) => line.split(" "))
        .filter(([word]) => word === what)
        .map(([, n, id]) => [Number(n), Number(id)]),
    );
  return { begun: told("begun"), ended: told("ended") };
}
