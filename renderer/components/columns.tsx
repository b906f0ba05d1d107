import { Fragment, type ReactNode } from "react";
import { Group, type Layout, Panel, Separator } from "react-resizable-panels";
import { useStores } from "../stores/stores-context.tsx";
import { cn } from "./cn.ts";

export interface Column {
  readonly id: string;
  /** What a screen reader calls the handle to its right. */
  readonly name: string;
  /** In rem. */
  readonly minRem: number;
  /** In percent, for the first time. */
  readonly defaultPercent: number;
  readonly content: ReactNode;
}

/**
 * Columns that can be resized; their widths are remembered in the settings under `layout`. One of them may cover the
 * others, which are as they were when it does not any more.
 */
export function Columns(props: {
  readonly layout: string;
  readonly columns: readonly Column[];
  readonly covering?: string | null;
}): ReactNode {
  const { covering = null } = props;
  const { settings } = useStores();
  const ids = props.columns.map(({ id }) => id);
  const known = settings.getState().settings.layouts[props.layout];
  const fits =
    known !== undefined && ids.every((id) => id in known) && Object.keys(known).length === ids.length;

  const remember = (layout: Layout, meta: { readonly isUserInteraction: boolean }): void => {
    if (!meta.isUserInteraction) return;
    const { settings: now, change } = settings.getState();
    void change({ layouts: { ...now.layouts, [props.layout]: layout } });
  };
  return (
    <Group
      key={ids.join()}
      className="min-h-0 flex-1"
      {...(fits ? { defaultLayout: { ...known } } : {})}
      onLayoutChanged={remember}
    >
      {props.columns.map((column, index) => (
        <Fragment key={column.id}>
          {index > 0 && (
            <Separator
              aria-label={`Width of ${props.columns[index - 1]?.name ?? ""}`}
              className={cn(
                covering !== null && "invisible",
                "w-px bg-line outline-offset-0 transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-accent",
              )}
            />
          )}
          <Panel id={column.id} minSize={`${column.minRem}rem`} defaultSize={`${column.defaultPercent}%`}>
            <div className={classOf(column.id, covering)}>{column.content}</div>
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

/** What is covered keeps its place and its state, and cannot be reached. */
function classOf(id: string, covering: string | null): string {
  if (covering === null) return "h-full";
  return id === covering ? "absolute inset-0 z-20" : "invisible h-full";
}
