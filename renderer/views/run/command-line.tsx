import type { ReactNode } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { commandHint } from "../../model/command-hint.ts";
import type { ChosenNetwork } from "../../model/run-form.ts";
import { useEquivalentCommand } from "../../stores/use-equivalent-command.ts";

/** What to type in a shell for the operation of the run on screen, with what the form says now. */
export function CommandLine({ chosen }: { readonly chosen: ChosenNetwork }): ReactNode {
  const { command, caveat, request, problem } = useEquivalentCommand(chosen);
  const { operation, runtimeConf } = request;
  // VERSION's command is its caveat.
  const hints =
    problem === null
      ? [operation === "VERSION" ? null : caveat, commandHint(operation, runtimeConf.netns)]
      : [];
  return (
    <section
      aria-label="Equivalent cnitool command"
      // As high for every command, or the buttons above would move while the form is filled in.
      className="flex low:h-auto h-32 flex-col border-line border-t bg-sunken py-2 pr-1.5 pl-3 low:py-1"
    >
      <div className="flex min-h-0 flex-1 items-start gap-1">
        {problem === null ? (
          <Command text={command} />
        ) : (
          <p className="min-w-0 flex-1 py-1 text-muted text-xs">{problem}</p>
        )}
        <CopyButton text={problem === null ? command : ""} what="command" />
      </div>
      {hints
        .filter((hint) => hint !== null)
        .map((hint) => (
          <p key={hint} className="shrink-0 pr-8 text-muted text-xs">
            {hint}
          </p>
        ))}
    </section>
  );
}

function Command({ text }: { readonly text: string }): ReactNode {
  // Where there is little room, what is in front of it is left out.
  const begin = text.lastIndexOf("cnitool ");
  return (
    <code
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      title={text}
      className="max-h-full min-w-0 flex-1 overflow-auto py-1 low:max-h-[3lh] font-mono text-muted text-xs [overflow-wrap:anywhere]"
    >
      {begin > 0 && <span className="low:hidden">{text.slice(0, begin)}</span>}
      <span className={begin > 0 ? "low:before:content-['…_']" : ""}>{text.slice(begin)}</span>
    </code>
  );
}
