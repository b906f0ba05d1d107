import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { pointsNowhere, type ResultIp, type ResultView } from "../../../shared/cni/result.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { placeOf } from "./place-of.ts";

/** The interface that an IP belongs to and where that lies; an index that points nowhere says so. */
export function IpOwner(props: {
  readonly ip: ResultIp;
  readonly result: Pick<ResultView, "interfaces">;
  readonly targetId: TargetId;
}): ReactNode {
  const { ip, result, targetId } = props;
  if (pointsNowhere(ip)) {
    const count = result.interfaces.length;
    return (
      <span className="inline-flex items-center gap-1 font-sans text-bad">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
        Index {ip.interfaceIndex} points nowhere:{" "}
        {count === 0
          ? "there are no interfaces"
          : `there ${count === 1 ? "is 1" : `are ${count}`}, from 0 on`}
      </span>
    );
  }
  const owner = ip.interfaceIndex === null ? undefined : result.interfaces[ip.interfaceIndex];
  if (owner === undefined) return <span className="font-sans text-muted">not said</span>;
  return (
    <>
      {owner.name} <span className="font-sans text-muted">in {placeOf(owner, targetId)}</span>
    </>
  );
}
