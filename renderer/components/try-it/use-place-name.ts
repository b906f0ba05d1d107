import { useCallback } from "react";
import { baseName } from "../../model/base-name.ts";
import { targetNames } from "../../model/target-names.ts";
import { useFrom } from "../../stores/stores-context.tsx";

/** What a place is called: its namespace's name, or that of the target for the target's own side. */
export function usePlaceName(): (netns: string) => string {
  const targetId = useFrom(
    (stores) => stores.probing,
    (state) => state.targetId,
  );
  return useCallback(
    (netns) => (netns === "" && targetId !== null ? targetNames[targetId] : baseName(netns)),
    [targetId],
  );
}
