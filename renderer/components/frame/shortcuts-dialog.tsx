import type { ReactNode } from "react";
import { Dialog } from "../dialog.tsx";
import { Kbd } from "../kbd.tsx";

type Shortcut = readonly [keys: readonly string[], what: string];

const groups: readonly (readonly [where: string, shortcuts: readonly Shortcut[]])[] = [
  [
    "Everywhere",
    [
      [["Ctrl", "K"], "Search or run a command"],
      [["Ctrl", "1"], "Run"],
      [["Ctrl", "2"], "History"],
      [["Ctrl", "3"], "Statistics"],
      [["Ctrl", ","], "Settings"],
      [["/"], "Filter networks; search the history"],
      [["↑", "↓"], "Go through a list"],
      [["Home", "End"], "First and last of a list"],
      [["Esc"], "Close what lies over the window"],
      [["?"], "These shortcuts"],
    ],
  ],
  [
    "Runs",
    [
      [["Ctrl", "Enter"], "ADD with the form as it is"],
      [["Ctrl", "Enter"], "Next plugin, while a run waits in step mode"],
      [["Ctrl", "Shift", "Enter"], "Run to the end, in step mode"],
      [["Ctrl", "."], "Stop here, in step mode"],
      [["Ctrl", "Shift", "F"], "Give the run all of the view, and take it back"],
      [["Ctrl", "F"], "Find in a result, stdin, stdout or stderr"],
    ],
  ],
  [
    "History",
    [
      [["Enter"], "Open the selected run"],
      [["Space"], "Mark the selected run, to compare it"],
      [["Shift", "↓"], "Mark several runs"],
      [["Ctrl", "A"], "Mark all runs"],
      [["P"], "Pin the marked or selected runs"],
      [["Delete"], "Delete the marked or selected runs"],
      [["Ctrl", "Z"], "Have deleted runs back"],
      [
        ["←", "→"],
        "Go from bar to bar of the timeline; with Shift over several, Enter shows only their runs",
      ],
    ],
  ],
  [
    "Topology and Try it",
    [
      [["←", "↑", "→", "↓"], "Go from link to link, or from cell to cell; Enter shows details"],
      [["+", "-", "0"], "Zoom in, out and to fit"],
    ],
  ],
];

export function ShortcutsDialog(props: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keyboard shortcuts" onClose={props.onClose} className="w-4xl">
      <section
        aria-label="Shortcuts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a low screen it has to be scrolled by the keyboard
        tabIndex={0}
        className="-outline-offset-2 overflow-auto p-4 sm:columns-2 sm:gap-8"
      >
        {groups.map(([where, shortcuts]) => (
          <div key={where} className="mb-4 break-inside-avoid last:mb-0">
            <h3 className="mb-2 font-semibold text-muted text-sm">{where}</h3>
            <dl className="grid grid-cols-[9rem_1fr] items-baseline gap-y-2">
              {shortcuts.map(([keys, what]) => (
                <div key={what} className="contents">
                  <dt className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
    </Dialog>
  );
}
