import { type ReactNode, useMemo, useState } from "react";
import { counted } from "../../../shared/text/number-words.ts";
import { Segmented } from "../../components/segmented.tsx";
import { type ComparedDocument, diffDocument } from "../../model/compare/compare-documents.ts";
import { exactText } from "../../model/exact-text.ts";
import type { CompareLook } from "../../model/route.ts";
import { DiffTable } from "./diff-table.tsx";

/** A text of two runs: JSON by its values, or byte for byte. */
export function CompareDocument(props: {
  readonly compared: ComparedDocument;
  readonly look: CompareLook;
  /** The part that it belongs to. */
  readonly of: string;
}): ReactNode {
  const { compared, look, of } = props;
  const { name, json, likeness } = compared;
  const [exact, setExact] = useState(false);
  const rows = useMemo(() => diffDocument(compared, exact), [compared, exact]);
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <div className="flex min-h-8 flex-wrap items-center gap-2 border-line border-b px-2.5 py-1">
        <h4 className="font-semibold">{name}</h4>
        <span className="text-muted text-sm">{likenessWords[likeness](compared)}</span>
        <span className="flex-1" />
        {json && (
          <Segmented
            name={`How ${name} of ${of} is compared`}
            value={exact ? "bytes" : "values"}
            options={[
              { value: "values", label: "JSON values" },
              { value: "bytes", label: "Exact bytes" },
            ]}
            onChange={(value) => setExact(value === "bytes")}
          />
        )}
      </div>
      <DiffTable
        name={`${name} of ${of}`}
        rows={rows}
        unified={look.unified}
        fold={!look.everything}
        empty={emptyWords(compared, exact)}
      />
    </div>
  );
}

const likenessWords: Readonly<Record<ComparedDocument["likeness"], (of: ComparedDocument) => string>> = {
  same: () => "the same bytes",
  sameJson: () => "the same JSON values, written differently",
  different: ({ left, right }) => `${sizeOf(left)} and ${sizeOf(right)}`,
};

function sizeOf(bytes: ComparedDocument["left"]): string {
  return bytes === null ? "none" : counted(exactText(bytes).size, "byte");
}

function emptyWords({ left, right, likeness }: ComparedDocument, exact: boolean): string {
  if (left === null && right === null) return "There is none in either run.";
  return likeness === "sameJson" && !exact ? "No value differs." : "Empty in both runs.";
}
