import { createStore, type StoreApi } from "zustand/vanilla";
import { errorData } from "../api/error-data.ts";

/** A short message over the window's corner. */
export interface Notice {
  readonly id: number;
  readonly kind: "error" | "warning" | "info";
  readonly message: string;
  /** What to do next; may be empty. */
  readonly advice: string;
  /** Raw evidence; may be empty. */
  readonly evidence: string;
  /** What can be done about it. */
  readonly action?: NoticeAction | undefined;
}

export interface NoticeAction {
  readonly name: string;
  readonly run: () => void;
}

export interface NoticesState {
  readonly notices: readonly Notice[];
  /** Shows a thrown value, unless it only says that this side cancelled. */
  report(error: unknown): void;
  /**
   * Says what was done. What can be done about it is offered for each time that it is said.
   * @returns its number here
   */
  tell(message: string, action?: NoticeAction): number;
  /**
   * Shows what the main process found and a person should know. It stays until it was seen.
   * @returns its number here
   */
  warn(notice: { readonly message: string; readonly advice: string }): number;
  dismiss(id: number): void;
}

export type NoticesStore = StoreApi<NoticesState>;

export function createNoticesStore(): NoticesStore {
  let lastId = 0;
  return createStore<NoticesState>()((set) => {
    const add = (notice: Omit<Notice, "id">): number => {
      lastId += 1;
      const added = { ...notice, id: lastId };
      set(({ notices }) => {
        const others = notices.filter(
          ({ message, action }) => action !== undefined || message !== notice.message,
        );
        return { notices: [...others, added] };
      });
      return added.id;
    };
    return {
      notices: [],
      report: (error) => {
        const data = errorData(error);
        if (data.code !== "CANCELLED") add({ kind: "error", ...data });
      },
      tell: (message, action) => add({ kind: "info", message, advice: "", evidence: "", action }),
      warn: ({ message, advice }) => add({ kind: "warning", message, advice, evidence: "" }),
      dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    };
  });
}
