import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { ranMeanwhile } from "../../model/ran-meanwhile.ts";
import { Note } from "../note.tsx";

/** Says that other runs went on at the same time, as a look at the machine does not tell whose a change is. */
export function RanMeanwhile({ record }: { readonly record: RunRecord }): ReactNode {
  const sentence = ranMeanwhile(record.changes);
  return sentence === null ? null : <Note kind="info">{sentence}</Note>;
}
