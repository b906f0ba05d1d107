import type { ReactNode } from "react";
import type { Settings } from "../../../shared/settings/settings.ts";
import { targetIds } from "../../../shared/target/target-status.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import { ColumnHeader } from "../../components/column-header.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { targetNames } from "../../model/target-names.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { HistoryKeeping } from "./history-keeping.tsx";

const themeOptions = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** What the window remembers, all in one place. Each choice counts at once. */
export function SettingsView(): ReactNode {
  return (
    <section aria-label="Settings" className="flex min-w-0 flex-1 flex-col bg-panel">
      <ColumnHeader title="Settings" />
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <div className="flex max-w-160 flex-col gap-6">
          <Look />
          <Runs />
          <Kept />
        </div>
      </div>
    </section>
  );
}

function useSettings(): readonly [settings: Settings, change: (change: Partial<Settings>) => void] {
  const { settings } = useStores();
  const now = useFrom(
    (stores) => stores.settings,
    (state) => state.settings,
  );
  return [now, (change) => void settings.getState().change(change)];
}

function Look(): ReactNode {
  const [{ theme, projector }, change] = useSettings();
  return (
    <Group title="Look">
      <Row name="Theme">
        <Segmented
          name="Theme"
          value={theme}
          options={themeOptions}
          onChange={(chosen) => change({ theme: chosen })}
        />
      </Row>
      <Switch
        label="Projector mode"
        note="Type and buttons half as large again, without the networks column."
        on={projector}
        onChange={(on) => change({ projector: on })}
      />
      <p className="text-muted text-sm">
        Less motion, where the system asks for it. Widths of columns, the window’s place, the last network and
        namespace, and the part of a run that was shown last are remembered by themselves.
      </p>
    </Group>
  );
}

function Runs(): ReactNode {
  const [{ stepwise, recordDelegates }, change] = useSettings();
  return (
    <Group title="Runs">
      <Switch
        label="Step through the chain"
        note="A run waits before each plugin."
        on={stepwise}
        onChange={(on) => change({ stepwise: on })}
      />
      {targetIds.map((id) => (
        <Switch
          key={id}
          label={`Record what plugins call: ${targetNames[id]}`}
          note="A recorder stands in front of their CNI_PATH."
          on={recordDelegates[id]}
          onChange={(on) => change({ recordDelegates: { ...recordDelegates, [id]: on } })}
        />
      ))}
    </Group>
  );
}

function Kept(): ReactNode {
  const info = useFrom(
    ({ app }) => app,
    (state) => state.info,
  );
  const runs = useFrom(
    ({ history }) => history,
    ({ total }) => total,
  );
  return (
    <Group title="History">
      <Row name="Runs">
        <span className="tabular-nums">{grouped(runs)}</span>
      </Row>
      <Row name="File">
        <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
          {info?.historyFile ?? "Looking…"}
        </span>
        {info !== null && <CopyButton text={info.historyFile} what="path of the history" inline />}
      </Row>
      <HistoryKeeping />
      <Row name="Copy">
        <BackUp />
      </Row>
      <p className="text-muted text-sm">
        Every run stays on this machine. The program opens no network connection of its own.
      </p>
    </Group>
  );
}

function BackUp(): ReactNode {
  const { backingUp, backUp } = useFrom(
    ({ exporting }) => exporting,
    (state) => state,
  );
  return (
    <>
      <Button disabled={backingUp} onClick={backUp}>
        {backingUp ? "Copying…" : "Back up…"}
      </Button>
      <span className="text-muted text-sm">
        To go back to a copy, close the program and put it in the place of the file above.
      </span>
    </>
  );
}

function Group(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={props.title} className="flex flex-col gap-2.5">
      <h3 className="border-line border-b pb-1 font-semibold">{props.title}</h3>
      {props.children}
    </section>
  );
}

function Row(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex min-h-7 items-center gap-3">
      <span className="w-20 shrink-0 text-muted">{props.name}</span>
      {props.children}
    </div>
  );
}
