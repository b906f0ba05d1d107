import type { ReactNode } from "react";
import type { RunRequest } from "../../../shared/run/run-record.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";

/** Undoes what an ADD may have left behind, by its DEL. */
export function CleanUp({ request }: { readonly request: RunRequest }): ReactNode {
  const { runner } = useStores();
  return (
    <Button
      className="mt-2.5"
      variant={request.targetId === "host" ? "host" : "primary"}
      onClick={() => void runner.getState().request({ ...request, operation: "DEL" })}
    >
      Clean up with DEL
    </Button>
  );
}
