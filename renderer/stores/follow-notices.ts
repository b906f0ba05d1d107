import type { Client } from "../../shared/ipc/client.ts";
import { follow } from "../api/follow.ts";
import type { NoticesStore } from "./notices-store.ts";
import type { Memory } from "./start-stores.ts";

const lastShownKey = "cnitool.lastNotice";

/** Shows what the main process has to tell, each notice once, however often the page is loaded anew. */
export function followNotices(client: Client, notices: NoticesStore, memory: Memory): () => void {
  const { warn, report } = notices.getState();
  return follow((signal) => client.stream("app.notices", undefined, signal), {
    onEvent: (told) => {
      const lastShown = Number(memory.getItem(lastShownKey));
      for (const notice of told) {
        if (notice.id <= lastShown) continue;
        warn(notice);
        memory.setItem(lastShownKey, String(notice.id));
      }
    },
    onError: report,
  });
}
