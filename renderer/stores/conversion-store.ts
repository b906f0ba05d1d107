import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConvertedResult } from "../../shared/cni/converted-result.ts";
import type { resultVersions } from "../../shared/cni/spec-version.ts";
import type { Client } from "../../shared/ipc/client.ts";
import { errorData } from "../api/error-data.ts";

export type ResultVersion = (typeof resultVersions)[number];

/** A result in another version, and which of which that is. */
export interface Conversion {
  readonly of: string;
  readonly version: ResultVersion;
  readonly converted: ConvertedResult;
}

export interface ConversionState {
  /** The newest one; `null` before the first. */
  readonly conversion: Conversion | null;
  /** The version in which the result of a run is shown; `null` for that in which each came. */
  readonly chosen: { readonly runId: number; readonly version: ResultVersion } | null;
  /** `null` shows the result as it came. */
  choose(runId: number, version: ResultVersion | null): void;
  /** Converts a result; what could not be converted, for whatever reason, says so in its `problem`. Never rejects. */
  convert(text: string, version: ResultVersion): Promise<void>;
}

export type ConversionStore = StoreApi<ConversionState>;

export function createConversionStore(client: Client): ConversionStore {
  let latest = 0;
  return createStore<ConversionState>()((set) => ({
    conversion: null,
    chosen: null,
    choose: (runId, version) => set({ chosen: version === null ? null : { runId, version } }),
    convert: async (text, version) => {
      latest += 1;
      const own = latest;
      const converted = await client
        .call("results.convert", { text, version })
        .catch((error: unknown): ConvertedResult => ({ text: null, problem: errorData(error).message }));
      if (own === latest) set({ conversion: { of: text, version, converted } });
    },
  }));
}
