import type { ReactNode } from "react";
import { Dialog } from "../dialog.tsx";
import { Kbd } from "../kbd.tsx";

const shortcuts: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["Ctrl", "K"], "Search or run a command"],
  [["Ctrl", "Enter"], "ADD with the form as it is"],
  [["Ctrl", "Enter"], "Next plugin, while a run waits in step mode"],
  [["Ctrl", "Shift", "Enter"], "Run to the end, in step mode"],
  [["Ctrl", "."], "Stop here, in step mode"],
  [["Ctrl", "1"], "Run"],
  [["Ctrl", "2"], "History"],
  [["Ctrl", "3"], "Statistics"],
  [["Ctrl", ","], "Settings"],
  [["/"], "Filter networks; search the history"],
  [["Ctrl", "F"], "Find in a result, stdin, stdout or stderr"],
  [["↑", "↓"], "Go through a list"],
  [["Home", "End"], "First and last of a list"],
  [["Enter"], "Open the selected run"],
  [["Space"], "Mark the selected run, to compare it"],
  [["Shift", "↓"], "Mark several runs; Ctrl A marks all"],
  [["P"], "Pin the marked or selected runs"],
  [["Delete"], "Delete the marked or selected runs"],
  [["Ctrl", "Z"], "Have deleted runs back, in the history"],
  [["←", "↑", "→", "↓"], "Go from link to link in the topology; Enter shows details"],
  [["←", "→"], "Go from bar to bar in the timeline; with Shift over several, Enter shows only their runs"],
  [["+", "-", "0"], "Zoom the topology in, out and to fit"],
  [["↑", "↓", "←", "→"], "Go through the cells of Try it; Enter shows details"],
  [["Esc"], "Close what lies over the window"],
  [["?"], "These shortcuts"],
];

export function ShortcutsDialog(props: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keyboard shortcuts" onClose={props.onClose}>
      <dl className="grid grid-cols-[8rem_1fr] items-center gap-y-2 overflow-auto p-4">
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
    </Dialog>
  );
}
