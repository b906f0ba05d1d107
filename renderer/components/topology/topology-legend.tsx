import { Activity, ChevronDown, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { GoneLink } from "../../model/topology/made-by-run.ts";
import type { PictureActions } from "../../stores/topology-store.ts";
import { Button } from "../button.tsx";
import { IconButton } from "../icon-button.tsx";
import { Menu, MenuItem } from "../menu.tsx";
import { Moment } from "../moment.tsx";
import { MadeMark } from "./made-mark.tsx";
import { zoomStep } from "./topology-canvas.tsx";
import type { ViewportControl } from "./use-viewport.ts";

/** What the signs of the picture mean, when it was true, what is not there any more, and what can be done with it. */
export function TopologyLegend(props: {
  readonly runId: number;
  readonly host: string;
  /** Why nothing is marked; `null` if something is. */
  readonly madeNone: string | null;
  readonly gone: readonly GoneLink[];
  readonly readAt: number;
  readonly control: ViewportControl;
  readonly picture: PictureActions;
  /** Shows who reaches whom; not there where that cannot be tried. */
  readonly onTry?: (() => void) | undefined;
  /** Whether that is beside the picture; not there where it takes its place. */
  readonly triesBeside?: boolean | undefined;
}): ReactNode {
  const { runId, control, gone, picture } = props;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-t px-3 py-1.5 text-sm">
      {props.madeNone === null ? (
        <>
          <span className="flex items-center gap-1.5">
            <MadeSwatch />
            made by run {runId}
          </span>
          <span className="flex items-center gap-1.5 text-muted">
            <span aria-hidden className="size-3 rounded-sm border border-line-strong bg-bg" />
            made otherwise
          </span>
        </>
      ) : (
        <span className="text-muted">{props.madeNone}</span>
      )}
      {gone.length > 0 && (
        <span className="text-muted">
          gone since: {gone.map(({ name, namespace }) => `${name} in ${namespace ?? props.host}`).join(", ")}
        </span>
      )}
      <span className="flex-1" />
      <span className="text-muted">
        as of <Moment at={props.readAt} now={props.readAt} />
      </span>
      <span className="flex items-center gap-1">
        {props.onTry !== undefined && (
          <Button
            onClick={props.onTry}
            aria-pressed={props.triesBeside}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <Activity aria-hidden className="size-3.5" />
            Try it
          </Button>
        )}
        <IconButton name="Zoom out (−)" onClick={() => control.zoom(1 / zoomStep)}>
          <Minus className="size-4" />
        </IconButton>
        <IconButton name="Zoom in (+)" onClick={() => control.zoom(zoomStep)}>
          <Plus className="size-4" />
        </IconButton>
        <Button onClick={control.fit}>Fit</Button>
        <Menu
          align="end"
          trigger={
            <Button>
              Save picture
              <ChevronDown aria-hidden className="size-3.5" />
            </Button>
          }
        >
          <MenuItem
            label="SVG"
            note="sharp at any size, text that can be found"
            onSelect={() => picture.save("svg")}
          />
          <MenuItem label="PNG" note="pixels, for a chat or a slide" onSelect={() => picture.save("png")} />
        </Menu>
      </span>
    </div>
  );
}

function MadeSwatch(): ReactNode {
  return (
    <svg aria-hidden viewBox="-2 -9 25 25" className="size-5">
      <rect width={14} height={14} rx={3} className="fill-accent-soft stroke-2 stroke-accent" />
      <MadeMark x={14} y={0} />
    </svg>
  );
}
