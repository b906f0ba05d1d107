import type { ReactNode } from "react";

/** Pairs of a name and a value. */
export function FactList(props: { readonly children: ReactNode }): ReactNode {
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-2 gap-y-1.5">
      {props.children}
    </dl>
  );
}

export function Fact(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt className="text-muted text-sm">{props.name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{props.children}</dd>
    </>
  );
}
