import type { ReactNode } from "react";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { useFrom } from "../../../stores/stores-context.tsx";
import { CopyButton } from "../../copy-button.tsx";

/** Where the cache entry is that a run could not use, once it was set aside. */
export function WhereAside({ record }: { readonly record: RunRecord }): ReactNode {
  const path = useFrom(
    (stores) => stores.setAside,
    ({ entries }) => entries.get(record.id)?.path,
  );
  if (path === undefined) return null;
  return (
    <p className="mt-2.5 flex items-start gap-1 text-sm">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        The entry was set aside. It is now <code className="font-mono">{path}</code>
      </span>
      <CopyButton text={path} what="path of the entry" inline />
    </p>
  );
}
