import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { NetworkFile, NetworkOutline } from "../../../shared/cni/network-file.ts";
import { counted } from "../../../shared/text/number-words.ts";
import { cn } from "../../components/cn.ts";
import { baseName } from "../../model/base-name.ts";
import { problemPlace } from "../../model/problem-place.ts";

/** One configuration file in the list. */
export function NetworkItem(props: {
  readonly id: string;
  readonly file: NetworkFile;
  readonly selected: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { file } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names this as its active descendant
    <div
      id={props.id}
      role="option"
      aria-selected={props.selected}
      onClick={props.onChoose}
      className={cn(
        "border-transparent border-l-2 py-2 pr-3 pl-2.5 hover:bg-hover",
        props.selected && "border-accent bg-selected hover:bg-selected",
      )}
    >
      {file.network === null ? <Broken file={file} /> : <Good file={file} network={file.network} />}
    </div>
  );
}

function Good({
  file,
  network,
}: {
  readonly file: NetworkFile;
  readonly network: NetworkOutline;
}): ReactNode {
  const warnings = file.problems.length;
  return (
    <>
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-semibold" title={network.name}>
          {network.name}
        </span>
        <span className="font-mono text-faint text-xs">{network.cniVersion}</span>
      </div>
      <Chain types={network.plugins.map(({ type }) => type)} />
      <div className="truncate font-mono text-faint text-xs" title={file.file}>
        {baseName(file.file)}
      </div>
      {warnings > 0 && (
        <div className="mt-0.5 flex items-center gap-1 text-host text-sm">
          <TriangleAlert aria-hidden className="size-3.5" />
          {counted(warnings, "warning")}
        </div>
      )}
    </>
  );
}

/** A longer chain shows only its beginning, so that the list stays a list. */
const shownPlugins = 6;

function Chain({ types }: { readonly types: readonly string[] }): ReactNode {
  const hidden = types.length - shownPlugins;
  return (
    <div className="my-1 flex flex-wrap gap-1" title={types.join(" › ")}>
      {types.slice(0, shownPlugins).map((type, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may hold a type twice; its place tells them apart
          key={`${type} ${place}`}
          className="max-w-full truncate rounded-sm bg-chip px-1.5 text-muted text-xs"
        >
          {type}
        </span>
      ))}
      {hidden > 0 && <span className="text-muted text-xs">and {hidden} more</span>}
    </div>
  );
}

function Broken({ file }: { readonly file: NetworkFile }): ReactNode {
  const problem = file.problems.find(({ severity }) => severity === "error") ?? file.problems[0];
  return (
    <>
      <div className="flex items-center gap-1 font-semibold text-bad">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{baseName(file.file)}</span>
      </div>
      {problem !== undefined && (
        <div className="line-clamp-3 text-muted text-sm">
          {problemPlace(problem)}
          {problem.message}
        </div>
      )}
    </>
  );
}
