import { type ReactNode, useMemo, useState } from "react";
import { grouped } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import type { DiffRow } from "../../model/compare/diff-lines.ts";
import { foldRows, type RowGroup } from "../../model/compare/fold-rows.ts";
import { SideRow, UnifiedRows } from "./diff-row.tsx";

/** So many rows are laid out without a pause; the others come when they are asked for. */
const maxRows = 400;

/** Lines of two texts. `fold` leaves out equal lines that are far from every difference. */
export function DiffTable(props: {
  readonly name: string;
  readonly rows: readonly DiffRow[];
  readonly unified: boolean;
  readonly fold: boolean;
  /** What is said where there is no line to show. */
  readonly empty: string;
}): ReactNode {
  const { rows, unified, fold } = props;
  const [whole, setWhole] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const groups = useMemo(() => (fold ? foldRows(rows) : [{ kind: "rows", rows } as const]), [rows, fold]);
  const onlyFold = groups.length === 1 && groups[0]?.kind === "fold";
  if (rows.length === 0 || (onlyFold && opened.size === 0)) {
    return <p className="px-3 py-2 text-muted text-sm">{props.empty}</p>;
  }
  const shown = whole ? groups : firstGroups(groups);
  const hidden = rows.length - shown.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <div className="bg-sunken font-mono text-sm">
      <table aria-label={props.name} className="w-full table-fixed border-collapse">
        <Columns unified={unified} />
        <tbody>
          {shown.map((group, place) =>
            group.kind === "fold" && !opened.has(place) ? (
              <FoldRow
                // biome-ignore lint/suspicious/noArrayIndexKey: the groups do not change their places
                key={place}
                count={group.rows.length}
                columns={unified ? 3 : 4}
                onOpen={() => setOpened(new Set([...opened, place]))}
              />
            ) : unified ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the groups do not change their places
              <UnifiedRows key={place} rows={group.rows} />
            ) : (
              group.rows.map((row) => <SideRow key={keyOf(row)} row={row} />)
            ),
          )}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button variant="ghost" size="small" className="m-1" onClick={() => setWhole(true)}>
          Show {grouped(hidden)} more lines
        </Button>
      )}
    </div>
  );
}

function Columns({ unified }: { readonly unified: boolean }): ReactNode {
  return unified ? (
    <colgroup>
      <col className="w-11" />
      <col className="w-11" />
      <col />
    </colgroup>
  ) : (
    <colgroup>
      <col className="w-11" />
      <col />
      <col className="w-11" />
      <col />
    </colgroup>
  );
}

function FoldRow(props: {
  readonly count: number;
  readonly columns: number;
  readonly onOpen: () => void;
}): ReactNode {
  return (
    <tr>
      <td colSpan={props.columns} className="border-line border-y bg-panel p-0">
        <button
          type="button"
          onClick={props.onOpen}
          className="h-6 w-full px-3 text-left font-sans text-muted text-xs outline-offset-[-2px] hover:bg-hover"
        >
          {props.count} equal lines
        </button>
      </td>
    </tr>
  );
}

function firstGroups(groups: readonly RowGroup[]): readonly RowGroup[] {
  const shown: RowGroup[] = [];
  let room = maxRows;
  for (const group of groups) {
    if (room <= 0) break;
    if (group.kind === "fold") {
      shown.push(group);
      continue;
    }
    shown.push({ kind: "rows", rows: group.rows.slice(0, room) });
    room -= group.rows.length;
  }
  return shown;
}

function keyOf({ left, right }: DiffRow): string {
  return `${left?.number ?? ""}-${right?.number ?? ""}`;
}
