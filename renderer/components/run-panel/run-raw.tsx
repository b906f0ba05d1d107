import { type ReactNode, useMemo } from "react";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { counted } from "../../../shared/text/number-words.ts";
import { exactText } from "../../model/exact-text.ts";
import { BytesView } from "../bytes-view.tsx";

/** The exact bytes of what went into a run and what came out of it. */
export function RunRaw({ record }: { readonly record: RunRecord }): ReactNode {
  return (
    <div className="flex flex-col gap-4 p-3">
      <Bytes title="Config" note={record.network.file} bytes={record.network.bytes} name="config" />
      {record.result === null ? (
        <section>
          <h3 className="font-semibold">Result</h3>
          <p className="text-muted text-sm">None.</p>
        </section>
      ) : (
        <Bytes title="Result" note="as cnitool prints it" bytes={record.result} name="result" />
      )}
    </div>
  );
}

function Bytes(props: {
  readonly title: string;
  readonly note: string;
  readonly name: string;
  readonly bytes: ExactBytes;
}): ReactNode {
  const { size } = useMemo(() => exactText(props.bytes), [props.bytes]);
  return (
    <section>
      <h3 className="mb-1.5 flex min-w-0 items-baseline gap-2 font-semibold">
        {props.title}
        <span className="truncate font-mono font-normal text-muted text-xs">{props.note}</span>
        <span className="ml-auto shrink-0 font-mono font-normal text-muted text-xs tabular-nums">
          {counted(size, "byte")}
        </span>
      </h3>
      <div className="overflow-clip rounded-md border border-line">
        <BytesView name={props.name} bytes={props.bytes} layout={false} empty="Empty." />
      </div>
    </section>
  );
}
