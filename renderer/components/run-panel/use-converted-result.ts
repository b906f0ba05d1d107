import { useEffect } from "react";
import type { ConvertedResult } from "../../../shared/cni/converted-result.ts";
import type { ResultVersion } from "../../stores/conversion-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** A result in another version; `null` where none is asked for, and until it is there. */
export function useConvertedResult(text: string, version: ResultVersion | null): ConvertedResult | null {
  const { conversions } = useStores();
  const conversion = useFrom(
    (stores) => stores.conversions,
    (state) => state.conversion,
  );
  const isThere = conversion?.of === text && conversion.version === version;
  useEffect(() => {
    if (version !== null && !isThere) void conversions.getState().convert(text, version);
  }, [conversions, text, version, isThere]);
  return isThere ? conversion.converted : null;
}
