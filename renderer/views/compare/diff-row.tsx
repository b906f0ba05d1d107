import type { ReactNode } from "react";
import { cn } from "../../components/cn.ts";
import type { DiffLine, DiffRow } from "../../model/compare/diff-lines.ts";

type Side = "left" | "right" | "both";

const looks: Readonly<Record<Side, { readonly row: string; readonly mark: string; readonly sign: string }>> =
  {
    left: { row: "bg-bad-soft", mark: "bg-bad-line", sign: "−" },
    right: { row: "bg-added", mark: "bg-ok-line", sign: "+" },
    both: { row: "", mark: "", sign: "" },
  };

/** Two lines beside each other. */
export function SideRow({ row }: { readonly row: DiffRow }): ReactNode {
  const same = row.kind === "same";
  return (
    <tr className="align-top">
      <LineNumber of={row.left} />
      <Line line={row.left} side={same ? "both" : "left"} />
      <LineNumber of={row.right} />
      <Line line={row.right} side={same ? "both" : "right"} />
    </tr>
  );
}

/** Lines below each other, of each run of differences those of the left text first. */
export function UnifiedRows({ rows }: { readonly rows: readonly DiffRow[] }): ReactNode {
  const lines: ReactNode[] = [];
  let added: ReactNode[] = [];
  for (const row of rows) {
    if (row.kind === "same") {
      lines.push(...added, <UnifiedLine key={`b${row.left?.number}`} left={row.left} right={row.right} />);
      added = [];
      continue;
    }
    if (row.left !== null)
      lines.push(<UnifiedLine key={`l${row.left.number}`} left={row.left} right={null} />);
    if (row.right !== null) {
      added.push(<UnifiedLine key={`r${row.right.number}`} left={null} right={row.right} />);
    }
  }
  return [...lines, ...added];
}

function UnifiedLine(props: { readonly left: DiffLine | null; readonly right: DiffLine | null }): ReactNode {
  const { left, right } = props;
  const side = left === null ? "right" : right === null ? "left" : "both";
  return (
    <tr className="align-top">
      <LineNumber of={left} />
      <LineNumber of={right} />
      <Line line={left ?? right} side={side} />
    </tr>
  );
}

function LineNumber({ of: line }: { readonly of: DiffLine | null }): ReactNode {
  return (
    <td aria-hidden className="select-none px-1.5 text-right text-faint text-xs leading-[1.5rem]">
      {line?.number}
    </td>
  );
}

function Line({ line, side }: { readonly line: DiffLine | null; readonly side: Side }): ReactNode {
  if (line === null) return <td className="bg-panel" />;
  const { row, mark, sign } = looks[side];
  const Tag = side === "left" ? "del" : side === "right" ? "ins" : "span";
  return (
    <td className={cn("relative py-px pr-2 pl-5 leading-[1.4rem]", row)}>
      <span aria-hidden className="absolute left-1.5 select-none text-muted">
        {sign}
      </span>
      <Tag className="whitespace-pre-wrap no-underline [overflow-wrap:anywhere]">
        {line.parts.map(({ text, marked }, place) =>
          marked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line do not change
            <span key={place} className={cn("rounded-xs font-semibold", mark)}>
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </Tag>
    </td>
  );
}
