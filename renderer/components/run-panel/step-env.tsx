import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { EnvVariable } from "../../../shared/run/run-step.ts";
import { Button } from "../button.tsx";
import { cn } from "../cn.ts";
import { CopyButton } from "../copy-button.tsx";

/** A plugin's environment: the variables of CNI first, what was inherited folded away. */
export function StepEnv({ env }: { readonly env: readonly EnvVariable[] | null }): ReactNode {
  const [open, setOpen] = useState(false);
  if (env === null) return <p className="px-3 py-2 text-muted text-sm">There was no environment.</p>;
  const cni = env.filter(({ origin }) => origin === "cni");
  const inherited = env.filter(({ origin }) => origin === "inherited");
  const text = env.map(({ name, value }) => `${name}=${value}`).join("\n");
  return (
    <div className="relative bg-sunken py-1.5 pr-10 pl-1.5">
      <Variables variables={cni} name="Variables of CNI" />
      {inherited.length > 0 && (
        <Button variant="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight aria-hidden className={cn("size-3.5 transition-transform", open && "rotate-90")} />
          {inherited.length} inherited
        </Button>
      )}
      {open && <Variables variables={inherited} name="Inherited variables" />}
      <div className="absolute top-1 right-2">
        <CopyButton text={text} what="environment" />
      </div>
    </div>
  );
}

function Variables(props: { readonly variables: readonly EnvVariable[]; readonly name: string }): ReactNode {
  return (
    <dl
      aria-label={props.name}
      className="grid grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5 px-1.5 py-0.5 font-mono text-sm"
    >
      {props.variables.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {value === "" ? <span className="text-faint">(empty)</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
