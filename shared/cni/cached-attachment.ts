/** An attachment that libcni's result cache knows of, because an ADD was not followed by its DEL. */
export interface CachedAttachment {
  readonly networkName: string;
  readonly containerId: string;
  readonly ifName: string;
  /** The namespace's file as the ADD was told; empty if it was told none. It may be gone by now. */
  readonly netns: string;
}

/** What an entry of the result cache is named after. */
export type CacheEntryName = Omit<CachedAttachment, "netns">;

/** Where an entry of the result cache is since it was set aside. */
export interface SetAsideEntry {
  /** As the target sees it. */
  readonly path: string;
}
