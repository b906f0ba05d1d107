import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { cleanUpOffer } from "../../model/clean-up-offer.ts";
import { labEndedWords } from "../../model/has-lab-ended.ts";
import { CleanUp } from "./clean-up.tsx";
import { TakenInterface } from "./taken-interface.tsx";
import { useLabEnded } from "./use-lab-ended.ts";

/** The way out of a run that ended half-way; nothing for any other. */
export function WayOut({ record }: { readonly record: RunRecord }): ReactNode {
  const offer = cleanUpOffer(record);
  if (useLabEnded(record)) return offer !== "no" && <p className="mt-1.5">{labEndedWords}</p>;
  switch (offer) {
    case "yes":
      return <CleanUp record={record} />;
    case "no":
      return null;
    case "unlessAnothers":
      return <TakenInterface record={record} />;
  }
}
