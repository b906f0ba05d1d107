import type { RuntimeConf } from "./runtime-conf.ts";

/**
 * An attachment that libcni's result cache knows of, because an ADD was not followed by its DEL, with all that the ADD
 * was told: its DEL has to be told the same. The namespace's file may be gone by now.
 */
export interface CachedAttachment extends RuntimeConf {
  readonly networkName: string;
}

/** What an entry of the result cache is named after. */
export type CacheEntryName = Pick<CachedAttachment, "networkName" | "containerId" | "ifName">;

/** Where an entry of the result cache is since it was set aside. */
export interface SetAsideEntry {
  /** As the target sees it. */
  readonly path: string;
}
