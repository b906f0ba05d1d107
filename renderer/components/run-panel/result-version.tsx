import type { ReactNode } from "react";
import type { ConvertedResult } from "../../../shared/cni/converted-result.ts";
import { currentSpecVersion, resultVersions } from "../../../shared/cni/spec-version.ts";
import type { ResultVersion } from "../../stores/conversion-store.ts";
import { Note } from "../note.tsx";
import { Select } from "../select.tsx";

/** In which version a result is shown, and what that costs. */
export function ResultVersionChoice(props: {
  /** The version that it came in; empty if it names none. */
  readonly came: string;
  /** `null` for the result as it came. */
  readonly chosen: ResultVersion | null;
  /** `null` where nothing is converted, and until that is done. */
  readonly converted: ConvertedResult | null;
  readonly onChoose: (version: ResultVersion | null) => void;
}): ReactNode {
  const { came, chosen, converted } = props;
  const others = resultVersions.filter((version) => version !== came).toReversed();
  const options = [
    { value: "", label: `${came || "Not named"}, as it came` },
    ...others.map((version) => ({
      value: version,
      label: version === currentSpecVersion ? `${version}, the newest` : version,
    })),
  ];
  const choose = (value: string): void => props.onChoose(others.find((version) => version === value) ?? null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <span aria-hidden className="text-muted text-sm">
          CNI version
        </span>
        <Select
          name="CNI version"
          value={chosen ?? ""}
          options={options}
          onChange={choose}
          className="max-w-48"
        />
      </div>
      {chosen !== null && converted !== null && (
        <ConversionNote came={came} version={chosen} converted={converted} />
      )}
    </div>
  );
}

function ConversionNote(props: {
  readonly came: string;
  readonly version: ResultVersion;
  readonly converted: ConvertedResult;
}): ReactNode {
  const { came, version, converted } = props;
  if (converted.problem !== null) {
    return (
      <Note kind="bad">
        As {version} there is no such result: <span className="font-mono">{converted.problem}</span>. This is
        the result as it came.
      </Note>
    );
  }
  const { lost } = converted;
  return (
    <Note kind={lost.length === 0 ? "info" : "host"}>
      Converted from {came || "a version that is not named"} to {version} by libcni’s rules.{" "}
      {lost.length === 0 ? "Nothing is lost." : `Lost: ${lost.join("; ")}.`}
    </Note>
  );
}
