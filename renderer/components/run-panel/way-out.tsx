import { type ReactNode, useMemo } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { cleanUpOffer } from "../../model/clean-up-offer.ts";
import { labEndedWords } from "../../model/has-lab-ended.ts";
import { CleanUp } from "./clean-up.tsx";
import { requestOf } from "./request-of.ts";
import { TakenInterface } from "./taken-interface.tsx";
import { useLabEnded } from "./use-lab-ended.ts";

/** The way out of a run that ended half-way; nothing for any other. */
export function WayOut({ record }: { readonly record: RunRecord }): ReactNode {
  // The same object as long as the record is, since a new one would be looked up again.
  const request = useMemo(() => requestOf(record), [record]);
  const offer = cleanUpOffer(record);
  if (useLabEnded(record)) return offer !== "no" && <p className="mt-1.5">{labEndedWords}</p>;
  switch (offer) {
    case "yes":
      return <CleanUp request={request} />;
    case "no":
      return null;
    case "unlessAnothers":
      return <TakenInterface request={request} />;
  }
}
