import { type ReactNode, useMemo } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { cleanUpOffer } from "../../model/clean-up-offer.ts";
import { CleanUp } from "./clean-up.tsx";
import { requestOf } from "./request-of.ts";
import { TakenInterface } from "./taken-interface.tsx";

/** The way out of a run that ended half-way; nothing for any other. */
export function WayOut({ record }: { readonly record: RunRecord }): ReactNode {
  // The same object as long as the record is, since a new one would be looked up again.
  const request = useMemo(() => requestOf(record), [record]);
  switch (cleanUpOffer(record)) {
    case "yes":
      return <CleanUp request={request} />;
    case "no":
      return null;
    case "unlessAnothers":
      return <TakenInterface request={request} />;
  }
}
