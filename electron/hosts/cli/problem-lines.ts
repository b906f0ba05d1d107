import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import { printable } from "./output.ts";

/** What is wrong with a file, a line each, with the place in front as compilers write it. */
export function problemLines({ file, problems }: NetworkFile): readonly string[] {
  return problems.map(({ severity, message, position }) => {
    const place = position === null ? file : `${file}:${position.line}:${position.column}`;
    return printable(`${place}: ${severity}: ${message}`);
  });
}
