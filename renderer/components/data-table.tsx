import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A small table of values in monospace under a heading; says so where it is empty. */
export function DataTable(props: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}): ReactNode {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{props.title}</h3>
      {props.rows.length === 0 ? (
        <p className="text-muted text-sm">None.</p>
      ) : (
        <div className="overflow-x-auto">
          <table aria-label={props.title} className="w-full border-collapse">
            <thead>
              <tr className="border-line border-b">
                {props.columns.map((column) =>
                  column === "" ? (
                    <td key="actions" />
                  ) : (
                    <th
                      key={column}
                      scope="col"
                      className="py-1 pr-4 text-left font-semibold text-faint text-xs"
                    >
                      {column}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <tr key={row.key} className="border-line border-b">
                  {row.cells.map((cell, index) => (
                    <td
                      key={props.columns[index]}
                      className={cn(
                        "h-8 whitespace-nowrap pr-4 font-mono text-sm last:pr-0",
                        props.columns[index] === "" && "text-right",
                      )}
                    >
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
