import { ChevronDown, Network } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { ColumnHeader } from "../../components/column-header.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { TargetTrouble } from "../../components/frame/target-trouble.tsx";
import { baseName } from "../../model/base-name.ts";
import { noForm } from "../../model/no-networks.ts";
import { chosenFile } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useRunRequest } from "../../stores/use-run-request.ts";
import { BrokenFile } from "./broken-file.tsx";
import { CommandLine } from "./command-line.tsx";
import { RecordSwitch } from "./record-switch.tsx";
import { RunButtons } from "./run-buttons.tsx";
import { RuntimeConfForm } from "./runtime-conf-form.tsx";
import { StepSwitch } from "./step-switch.tsx";

/** The form for the chosen network, or what is wrong with the chosen file. */
export function FormColumn(props: { readonly networksFolded: boolean }): ReactNode {
  const { chosen } = useRunRequest();
  const form = useFrom(
    ({ runForm }) => runForm,
    (state) => state.form,
  );
  const directory = useFrom(
    ({ networks }) => networks,
    (state) => state.directory,
  );
  const file = chosenFile(form, directory);
  const broken = chosen === null && file !== null;
  const nothing = chosen === null && !broken && directory !== null ? noForm(directory) : null;
  return (
    <section aria-label="RuntimeConf" className="h-full min-h-0 [container-type:size]">
      {/* Where the column is low, as the projector mode makes it, all of it scrolls and not the form alone. */}
      <div className="flex h-full min-h-0 flex-col low:overflow-auto low:scroll-pb-56">
        <ColumnHeader title={broken ? baseName(file.file) : "RuntimeConf"}>
          {props.networksFolded && <NetworkButton name={chosen?.network.name ?? "Choose a network"} />}
        </ColumnHeader>
        <TargetTrouble />
        {broken && <BrokenFile file={file} />}
        {nothing !== null && (
          <EmptyState icon={<Network />} title={nothing.title}>
            {nothing.words}
          </EmptyState>
        )}
        {chosen !== null && (
          <>
            <RuntimeConfForm chosen={chosen} warnings={form.replay === null ? (file?.problems ?? []) : []} />
            <div className="shrink-0 border-line border-t px-3 pt-2 pb-1 low:border-t-0">
              <StepSwitch />
              <RecordSwitch />
            </div>
            <div className="shrink-0 low:sticky low:bottom-0 low:z-10">
              <RunButtons />
              <CommandLine chosen={chosen} />
            </div>
          </>
        )}
      </div>
    </section>
  );
}

function NetworkButton({ name }: { readonly name: string }): ReactNode {
  const { ui } = useStores();
  return (
    <Button size="small" className="ml-auto min-w-0 shrink" onClick={() => ui.getState().open("networks")}>
      <span className="truncate">Network: {name}</span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
    </Button>
  );
}
