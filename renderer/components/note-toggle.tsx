import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A line in small type that opens to what there is to say about it, the element `controls`. */
export function NoteToggle(props: {
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { open, controls, onToggle, children } = props;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
      className="mt-0.5 flex min-h-6 items-center gap-0.5 rounded-sm pr-1 text-faint hover:text-ink"
    >
      <ChevronRight aria-hidden className={cn("size-3 shrink-0 transition-transform", open && "rotate-90")} />
      {children}
    </button>
  );
}
