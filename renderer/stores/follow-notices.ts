import type { Client } from "../../shared/ipc/client.ts";
import { follow } from "../api/follow.ts";
import type { Memory } from "./memory.ts";
import type { NoticesStore } from "./notices-store.ts";

const lastShownKey = "cnitool.lastNotice";

/**
 * Shows what the main process has to tell, each notice once, however often the page is loaded anew, and until it is
 * taken back.
 */
export function followNotices(client: Client, notices: NoticesStore, memory: Memory): () => void {
  const { warn, report, dismiss } = notices.getState();
  /** Numbers here, by those of the main process. */
  const shown = new Map<number, number>();
  return follow((signal) => client.stream("app.notices", undefined, signal), {
    onEvent: (told) => {
      for (const [id, here] of shown) {
        if (told.some((notice) => notice.id === id)) continue;
        dismiss(here);
        shown.delete(id);
      }
      const lastShown = Number(memory.getItem(lastShownKey));
      for (const notice of told) {
        if (notice.id <= lastShown) continue;
        shown.set(notice.id, warn(notice));
        memory.setItem(lastShownKey, String(notice.id));
      }
    },
    onError: report,
  });
}
