/** An attachment that libcni's result cache knows of, because an ADD was not followed by its DEL. */
export interface CachedAttachment {
  readonly networkName: string;
  readonly containerId: string;
  readonly ifName: string;
  /** The namespace's file as the ADD was told; empty if it was told none. It may be gone by now. */
  readonly netns: string;
}
