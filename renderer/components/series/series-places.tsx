import type { ReactNode } from "react";
import type { NetworkNamespace } from "../../../shared/target/network-namespace.ts";
import { Button } from "../button.tsx";

/** The namespaces that are there, to be ticked off. */
export function SeriesPlaces(props: {
  readonly list: readonly NetworkNamespace[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}): ReactNode {
  const { list, chosen, onChange } = props;
  if (list.length === 0) return <p className="text-muted">There is no namespace yet.</p>;
  const toggle = (path: string): void => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    onChange(next);
  };
  return (
    <fieldset className="flex shrink-0 flex-col gap-1">
      <legend className="sr-only">Namespaces</legend>
      <div className="flex shrink-0 items-center gap-2">
        <span aria-hidden className="font-semibold">
          Namespaces
        </span>
        <Button variant="ghost" size="small" onClick={() => onChange(new Set(list.map(({ path }) => path)))}>
          Choose all
        </Button>
        <Button variant="ghost" size="small" onClick={() => onChange(new Set())}>
          Choose none
        </Button>
      </div>
      <ul className="max-h-[min(14rem,22vh)] overflow-auto rounded-md border border-line">
        {list.map(({ name, path, interfaces }) => (
          <li key={path} className="border-line border-b last:border-b-0">
            <label className="flex min-h-7 items-center gap-2 px-2 hover:bg-hover">
              <input
                type="checkbox"
                checked={chosen.has(path)}
                onChange={() => toggle(path)}
                className="size-3.5 accent-accent"
              />
              <span className="font-mono text-sm">{name}</span>
              <span className="ml-auto min-w-0 truncate text-muted text-sm">
                {interfaces.map((each) => [each.name, ...each.addresses].join(" ")).join(", ") ||
                  "no interface but lo"}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
