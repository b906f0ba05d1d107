import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useStores } from "../stores/stores-context.tsx";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

const confirmationMs = 1500;

/** Copies `text`. `what` goes on after "Copy", as in "Copy command". */
export function CopyButton(props: {
  readonly text: string;
  readonly what: string;
  /** No higher than the line of text that it ends. */
  readonly inline?: boolean;
}): ReactNode {
  const [copied, setCopied] = useState(false);
  const { notices } = useStores();

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmationMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(props.text);
      setCopied(true);
    } catch (error) {
      notices.getState().report(error);
    }
  };
  return (
    <IconButton
      name={copied ? "Copied" : `Copy ${props.what}`}
      disabled={props.text === ""}
      className={cn(props.inline === true && "-my-0.75 size-6")}
      onClick={() => void copy()}
    >
      {copied ? <Check className="size-3.5 text-ok" /> : <Copy className="size-3.5" />}
    </IconButton>
  );
}
