import type { Settings } from "../../shared/settings/settings.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

export type WindowBounds = NonNullable<Settings["windowBounds"]>;

/** A window that is being resized says so many times a second; this long after the last time it is remembered. */
const settleMs = 400;

export interface BoundsMemory {
  /** The window has this size and place now. */
  note(bounds: WindowBounds): void;
  /** Remembers what was noted last; resolves when it is on the disk. */
  flush(): Promise<void>;
}

/** Remembers the window's size and place in the settings. A failure to do so is told and stops nobody. */
export function createBoundsMemory(
  settings: Pick<SettingsStore, "get" | "change">,
  onFailure: (error: unknown) => void,
): BoundsMemory {
  let noted: WindowBounds | null = null;
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    const windowBounds = noted;
    noted = null;
    if (windowBounds === null || isSame(windowBounds, settings.get().windowBounds)) return;
    await settings.change({ windowBounds }).catch(onFailure);
  };
  return {
    note(bounds) {
      noted = bounds;
      clearTimeout(timer);
      timer = setTimeout(flush, settleMs);
    },
    flush,
  };
}

function isSame(a: WindowBounds, b: Settings["windowBounds"]): boolean {
  return b !== null && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
