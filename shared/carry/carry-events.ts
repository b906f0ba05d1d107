import type { BundlePreview, ImportResult } from "./bundle-preview.ts";

/** What streams while runs are written to a file. */
export type ExportEvent =
  /** The person is asked where to, and then the runs are looked for. */
  | { readonly type: "began" }
  | { readonly type: "progress"; readonly runs: number; readonly of: number }
  | {
      readonly type: "saved";
      readonly path: string;
      readonly runs: number;
      /** Values that are masked. */
      readonly masked: number;
      /** Runs that are left out: under way, damaged, or too large. */
      readonly leftOut: number;
    }
  /** The person changed their mind. */
  | { readonly type: "unwanted" };

/** What streams while the whole history is copied. */
export type BackupEvent =
  | { readonly type: "progress"; readonly bytes: number; readonly ofBytes: number }
  | { readonly type: "saved"; readonly path: string }
  | { readonly type: "unwanted" };

/** What streams while a bundle is read, and nothing is added. */
export type PreviewEvent =
  | { readonly type: "progress"; readonly bytes: number; readonly ofBytes: number }
  | { readonly type: "preview"; readonly preview: BundlePreview };

/** What streams while the runs of a bundle are added. */
export type ImportEvent =
  | {
      readonly type: "progress";
      readonly bytes: number;
      readonly ofBytes: number;
      readonly added: number;
    }
  | { readonly type: "imported"; readonly result: ImportResult };

/** So many bytes of a bundle are sent at once. */
export const bundlePartBytes = 512 * 1024;
