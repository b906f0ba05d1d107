import type { ReactNode } from "react";
import type { BundlePreview } from "../../../shared/carry/bundle-preview.ts";
import { grouped, runsWords } from "../../../shared/text/number-words.ts";
import { leftOutLines } from "../../model/carry-words.ts";
import { Fact, FactList } from "../fact-list.tsx";
import { Moment } from "../moment.tsx";
import { Note } from "../note.tsx";

/** What a bundle has, and what of it would be added. */
export function ImportPreview({ preview }: { readonly preview: BundlePreview }): ReactNode {
  const { added, known, newer, damaged, torn, since, until, networks, moreNetworks } = preview;
  const problems = leftOutLines({ known: 0, newer, damaged, torn });
  return (
    <>
      <p role="status" className="font-semibold">
        {added === 0 ? "Nothing would be added." : `${runsWords(added)} would be added.`}
      </p>
      <FactList>
        {known > 0 && <Fact name="Known">{runsWords(known)} in the history already</Fact>}
        {since !== null && until !== null && (
          <Fact name="Began">
            <Moment at={since} /> to <Moment at={until} />
          </Fact>
        )}
        {networks.length > 0 && (
          <Fact name="Networks">
            {networks.map(({ name, runs }) => `${name} (${grouped(runs)})`).join(", ")}
            {moreNetworks > 0 && ` and ${grouped(moreNetworks)} more`}
          </Fact>
        )}
        {preview.masked !== null && (
          <Fact name="Secrets">{preview.masked ? "masked" : "as they are, if there are any"}</Fact>
        )}
        {preview.program !== null && preview.exported !== null && (
          <Fact name="Written">
            <Moment at={Date.parse(preview.exported)} /> by version {preview.program}
          </Fact>
        )}
      </FactList>
      {problems.length > 0 && (
        <Note kind="bad">
          {problems.join(" ")}
          {preview.leftOut.length > 0 && (
            <ul className="mt-1 list-disc pl-4">
              {preview.leftOut.map(({ reason, runs }) => (
                <li key={reason}>
                  {reason}
                  {runs > 1 && ` (${grouped(runs)} ×)`}
                </li>
              ))}
            </ul>
          )}
        </Note>
      )}
    </>
  );
}
