import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { Topology } from "../../../shared/topology/topology.ts";
import { targetNames } from "../../model/target-names.ts";
import { layOutTopology } from "../../model/topology/lay-out-topology.ts";
import { madeByRun } from "../../model/topology/made-by-run.ts";
import { heartOfMade, madeParts } from "../../model/topology/made-parts.ts";
import { useStores } from "../../stores/stores-context.tsx";
import type { PictureActions } from "../../stores/topology-store.ts";
import { pictureAsPng, pictureAsSvg } from "./picture-file.ts";
import { TopologyCanvas } from "./topology-canvas.tsx";
import { TopologyDetails } from "./topology-details.tsx";
import { TopologyLegend } from "./topology-legend.tsx";
import { useViewport } from "./use-viewport.ts";

/** A topology as a picture, with what a run made in it, its legend, and details of the chosen link. */
export function TopologyFigure(props: {
  readonly topology: Topology;
  readonly readAt: number;
  readonly record: RunRecord;
  /** Shows who reaches whom; not there where that cannot be tried. */
  readonly onTry?: (() => void) | undefined;
  /** Whether that is beside the picture; not there where it takes its place. */
  readonly triesBeside?: boolean | undefined;
}): ReactNode {
  const { topology, record } = props;
  const host = targetNames[record.targetId];
  const picture = useMemo(() => layOutTopology(topology), [topology]);
  const made = useMemo(() => madeByRun(record, topology), [record, topology]);
  const drawing = useRef<SVGSVGElement>(null);
  const details = useRef<HTMLElement>(null);
  const parts = useMemo(() => madeParts(picture, made), [picture, made]);
  const control = useViewport(drawing, picture, { parts, heart: heartOfMade(picture, made) });
  const [chosen, setChosen] = useState<{ readonly id: string; readonly focus: boolean } | null>(null);
  const actions = usePictureActions(drawing, picture, control.fit, record);
  const node = picture.nodes.find(({ id }) => id === chosen?.id);
  useEffect(() => {
    if (chosen?.focus === true) details.current?.focus();
  }, [chosen]);
  const close = (): void => {
    setChosen(null);
    drawing.current?.querySelector<SVGGElement>('[data-link][tabindex="0"]')?.focus();
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-0 flex-1">
        <TopologyCanvas
          {...{ drawing, picture, made, host, control }}
          runId={record.id}
          chosen={node?.id ?? null}
          onChoose={(id, focus) => setChosen(id === null ? null : { id, focus })}
        />
        {node !== undefined && (
          <TopologyDetails
            {...{ topology, made, host }}
            id={node.id}
            side={control.isOnRight(node) ? "left" : "right"}
            matched={picture.matched}
            runId={record.id}
            focusRef={details}
            onClose={close}
          />
        )}
      </div>
      <TopologyLegend
        {...{ host, control }}
        runId={record.id}
        madeNone={made.links.size + made.routes.size > 0 ? null : noneReason(record)}
        gone={made.gone}
        readAt={props.readAt}
        picture={actions}
        onTry={props.onTry}
        triesBeside={props.triesBeside}
      />
    </div>
  );
}

function noneReason({ id, outcome, changes }: RunRecord): string {
  if (changes !== null) return `Run ${id} made no link or route that is there now.`;
  if (outcome === "running") return `What run ${id} makes is marked when it has ended.`;
  return `The links and routes were not looked at before and after run ${id}, so nothing is marked.`;
}

/** What can be done with the picture, here and from the palette. */
function usePictureActions(
  drawing: RefObject<SVGSVGElement | null>,
  { width, height }: { readonly width: number; readonly height: number },
  fit: () => void,
  { id, targetId }: RunRecord,
): PictureActions {
  const { files, notices, topology } = useStores();
  const actions = useMemo((): PictureActions => {
    const save = async (kind: "svg" | "png"): Promise<void> => {
      if (drawing.current === null) return;
      try {
        const title = `Topology of ${targetNames[targetId]}, run ${id}`;
        const svg = pictureAsSvg(drawing.current, { width, height }, title);
        const content = kind === "svg" ? svg : await pictureAsPng(svg, { width, height });
        await files.getState().save(["topology", targetId, "run", String(id)], kind, content);
      } catch (error) {
        notices.getState().report(error);
      }
    };
    return { fit, save: (kind) => void save(kind) };
  }, [drawing, width, height, fit, id, targetId, files, notices]);
  useEffect(() => topology.getState().offer(actions), [topology, actions]);
  return actions;
}
