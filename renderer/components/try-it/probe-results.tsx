import { type ReactNode, useCallback, useRef, useState } from "react";
import { allPairs } from "../../../shared/probe/probe-plan.ts";
import type { GridPlace } from "../../model/probe/grid-move.ts";
import { probeProgress, probeSummary, summarySentence } from "../../model/probe/probe-summary.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Note } from "../note.tsx";
import { ProbeDetails } from "./probe-details.tsx";
import { ProbeGrid } from "./probe-grid.tsx";
import type { ProbeMatrix } from "./use-probe-matrix.ts";
import { useTry } from "./use-try.ts";

/** The matrix, one cell's details, and all of it in a line. */
export function ProbeResults({ matrix }: { readonly matrix: ProbeMatrix }): ReactNode {
  const [selected, setSelected] = useState<GridPlace>({ row: 0, column: 0 });
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  const grid = useRef<HTMLTableElement>(null);
  // Rows and columns go away with their namespaces.
  const place = {
    row: Math.min(selected.row, matrix.rows.length - 1),
    column: Math.min(selected.column, matrix.plan.columns.length - 1),
  };
  const row = matrix.rows[place.row];
  const cell = row?.cells[place.column];
  return (
    <>
      <StaleNote matrix={matrix} />
      <ProbeGrid
        ref={grid}
        rows={matrix.rows}
        columns={matrix.plan.columns}
        selected={place}
        onSelect={setSelected}
        onOpen={show}
      />
      {open && row !== undefined && cell !== undefined && (
        <ProbeDetails
          key={`${cell.pair.netns} ${cell.pair.address}`}
          source={row.place}
          cell={cell}
          plan={matrix.plan}
          method={matrix.method}
          onClose={() => {
            setOpen(false);
            grid.current?.focus();
          }}
        />
      )}
      <SummaryLine matrix={matrix} />
    </>
  );
}

function StaleNote({ matrix }: { readonly matrix: ProbeMatrix }): ReactNode {
  const tryPairs = useTry();
  const busy = useFrom(
    (stores) => stores.probing,
    (state) => state.underWay !== null,
  );
  const { method, plan, rows } = matrix;
  const { stale } = probeSummary(rows, method);
  if (stale === 0 || method === null) return null;
  return (
    <div className="shrink-0 px-3 pt-2">
      <Note
        kind="info"
        actions={
          <Button size="small" disabled={busy} onClick={() => tryPairs(plan, method, allPairs(plan))}>
            Try again
          </Button>
        }
      >
        Dimmed answers are from before the last run, which may have changed the network.
      </Note>
    </div>
  );
}

/** Says how far it is, and then what came of it. */
function SummaryLine({ matrix }: { readonly matrix: ProbeMatrix }): ReactNode {
  const { underWay, cancelled } = useFrom(
    (stores) => stores.probing,
    (state) => state,
  );
  return (
    <p role="status" className="min-h-8 shrink-0 border-line border-t px-3 py-1.5 text-muted text-sm">
      {underWay !== null
        ? `Trying: ${probeProgress(underWay)} answered.`
        : summarySentence(probeSummary(matrix.rows, matrix.method), cancelled)}
    </p>
  );
}
