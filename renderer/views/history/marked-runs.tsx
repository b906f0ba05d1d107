import { Columns2, Download, Pin, PinOff, Trash2 } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { printQuery } from "../../../shared/history/print-query.ts";
import { runsWords } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import { TagInput } from "../../components/run-labels/tag-input.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useOrderTargets } from "./order/use-order-targets.ts";

/** What can be done with the runs that were marked; nothing as long as none is. */
export function MarkedRuns(): ReactNode {
  const { markedRuns, ordering } = useStores();
  const { ids, everything } = useFrom(
    (stores) => stores.markedRuns,
    (state) => state,
  );
  const { toDelete } = useOrderTargets();
  useForgetOfOtherFilter();
  if (ids.length === 0 && everything === null) return null;
  return (
    <section
      aria-label="Marked runs"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-t px-3 py-1.5"
    >
      {everything === null ? <OfSingle /> : <AllWords />}
      <ExportMarked />
      <span className="flex-1" />
      <Button
        variant="danger"
        size="small"
        onClick={() => toDelete !== null && void ordering.getState().ask(toDelete)}
      >
        <Trash2 aria-hidden className="size-3.5" />
        Delete…
      </Button>
      <Button variant="ghost" size="small" onClick={markedRuns.getState().clear}>
        Clear marks
      </Button>
    </section>
  );
}

function ExportMarked(): ReactNode {
  const { exporting, ui } = useStores();
  const { ids, everything } = useFrom(
    (stores) => stores.markedRuns,
    (state) => state,
  );
  const matching = useFrom(
    ({ history }) => history,
    (state) => state.matching,
  );
  const ask = (): void => {
    const inOrder = ids.toSorted((a, b) => a - b);
    exporting
      .getState()
      .ask(
        everything === null
          ? { what: { ids: inOrder }, count: ids.length }
          : { what: { query: everything }, count: matching },
      );
    ui.getState().open("exportRuns");
  };
  return (
    <Button size="small" onClick={ask}>
      <Download aria-hidden className="size-3.5" />
      Export…
    </Button>
  );
}

function AllWords(): ReactNode {
  const { matching, total } = useFrom(
    ({ history }) => history,
    (state) => state,
  );
  const count = matching ?? total;
  return (
    <span role="status" className="font-semibold tabular-nums">
      {matching === null ? "All runs that match" : `All ${runsWords(count)}`} marked
    </span>
  );
}

function OfSingle(): ReactNode {
  const { comparing, ordering } = useStores();
  const { ids, arePinned } = useOrderTargets();
  const [first = 0, second = 0] = ids.toSorted((a, b) => a - b);
  const { label } = ordering.getState();
  const PinIcon = arePinned ? PinOff : Pin;
  return (
    <>
      <span role="status" className="font-semibold tabular-nums">
        {ids.length === 1 ? `Run ${first} marked` : `${runsWords(ids.length)} marked`}
      </span>
      {ids.length === 1 && <span className="text-muted text-sm">Mark a second one to compare them.</span>}
      {ids.length === 2 && (
        <Button variant="primary" onClick={() => comparing.compare.getState().show(first, second)}>
          <Columns2 aria-hidden className="size-3.5" />
          Compare runs {first} and {second}
        </Button>
      )}
      <Button size="small" onClick={() => void label(ids, { pinned: !arePinned })}>
        <PinIcon aria-hidden className="size-3.5" />
        {arePinned ? "Unpin" : "Pin"}
      </Button>
      <TagInput
        name="Add a tag to the marked runs"
        without={[]}
        onAdd={(tag) => void label(ids, { addTags: [tag] })}
      />
    </>
  );
}

/** Nothing that a person does not see any more stays marked as a whole. */
function useForgetOfOtherFilter(): void {
  const { markedRuns } = useStores();
  const filter = useFrom(
    ({ history }) => history,
    (state) => state.filter,
  );
  useEffect(() => {
    const { everything, clear } = markedRuns.getState();
    if (everything !== null && printQuery(everything) !== printQuery(filter)) clear();
  }, [filter, markedRuns]);
}
