import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import type { Notice } from "../../stores/notices-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { cn } from "../cn.ts";
import { IconButton } from "../icon-button.tsx";

const looks = { error: "text-bad", warning: "text-host", info: "text-ok" } as const;

/** Information goes by itself, later where it offers something; an error stays until it was seen. */
const informationMs = 6000;
const offerMs = 30_000;

/** Short messages in the corner of the window. */
export function Notices(): ReactNode {
  const notices = useFrom(
    (stores) => stores.notices,
    (state) => state.notices,
  );
  return (
    <section
      aria-label="Messages"
      className="pointer-events-none fixed right-3 bottom-9 z-50 flex w-96 max-w-[90vw] flex-col gap-2"
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }): ReactNode {
  const { notices } = useStores();
  const { dismiss } = notices.getState();
  const stays = notice.kind !== "info";
  const offers = notice.action !== undefined;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismiss(notice.id), offers ? offerMs : informationMs);
    return () => clearTimeout(timer);
  }, [stays, offers, notice.id, dismiss]);
  const { action } = notice;
  const Icon = stays ? TriangleAlert : CircleCheck;
  return (
    <div
      role={stays ? "alert" : "status"}
      className="pointer-events-auto flex animate-appear gap-2 rounded-lg bg-panel p-2 pl-3 shadow-overlay"
    >
      <Icon aria-hidden className={cn("mt-1 size-4 shrink-0", looks[notice.kind])} />
      <div className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">
        <p>{notice.message}</p>
        {notice.advice !== "" && <p className="text-muted">{notice.advice}</p>}
        {notice.evidence !== "" && (
          <details className="text-muted text-sm">
            <summary>Evidence</summary>
            <pre className="max-h-40 overflow-auto whitespace-pre-wrap font-mono text-xs">
              {notice.evidence}
            </pre>
          </details>
        )}
      </div>
      {action !== undefined && (
        <Button
          onClick={() => {
            dismiss(notice.id);
            action.run();
          }}
        >
          {action.name}
        </Button>
      )}
      <IconButton name="Dismiss" onClick={() => dismiss(notice.id)}>
        <X className="size-4" />
      </IconButton>
    </div>
  );
}
