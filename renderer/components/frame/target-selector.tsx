import { Check, ChevronDown, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import type { TargetStatus } from "../../../shared/target/target-status.ts";
import { targetNames, targetNotes } from "../../model/target-names.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { cn } from "../cn.ts";
import { Menu, MenuItem, MenuLine } from "../menu.tsx";
import { StatusDot } from "./status-dot.tsx";

/** The target and its state, always visible; opens the choice of targets. */
export function TargetSelector(): ReactNode {
  const { settings, targets, ui } = useStores();
  const chosen = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.target,
  );
  const statuses = useFrom(
    (stores) => stores.targets,
    (state) => state.statuses,
  );
  const status = statuses?.find(({ id }) => id === chosen);
  const state = status?.state ?? "starting";
  const lab = statuses?.find(({ id }) => id === "lab");
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={cn(
            "flex h-7 min-w-0 items-center gap-2 rounded-md px-2.5 font-semibold",
            chosen === "lab" ? "bg-accent-soft text-accent" : "bg-host-soft text-host",
          )}
        >
          <StatusDot state={state} />
          <span className="sr-only">Target: </span>
          {targetNames[chosen]}
          <span className="shrink-0">{state}</span>
          {state === "ready" && <span className="truncate font-normal">{targetNotes[chosen]}</span>}
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      {(statuses ?? []).map((each) => (
        <MenuItem
          key={each.id}
          icon={each.id === chosen ? <Check aria-hidden className="size-4 text-accent" /> : ""}
          label={
            <span className="flex items-center gap-1.5">
              <StatusDot state={each.state} />
              <span className="font-semibold">{targetNames[each.id]}</span>
              <span className="text-muted">{each.state}</span>
            </span>
          }
          note={<StatusNote status={each} />}
          disabled={each.state === "unavailable" && each.id !== chosen}
          onSelect={() => {
            void settings.getState().change({ target: each.id });
            if (each.state === "ended" || each.state === "idle") void targets.getState().start(each.id);
          }}
        />
      ))}
      {lab !== undefined && lab.state !== "unavailable" && (
        <>
          <MenuLine />
          <MenuItem
            icon={<RotateCcw aria-hidden className="size-4" />}
            label="Reset lab…"
            note="Throws away all its namespaces, interfaces and addresses."
            onSelect={() => ui.getState().open("resetLab")}
          />
        </>
      )}
    </Menu>
  );
}

function StatusNote({ status }: { readonly status: TargetStatus }): ReactNode {
  switch (status.state) {
    case "unavailable":
      return (
        <>
          {status.reason} {status.advice}
        </>
      );
    case "ended":
      return <>{status.reason} Choose it to start it again.</>;
    case "idle":
      return <>{targetNotes[status.id]}. Choose it to start it.</>;
    case "starting":
    case "ready":
      return targetNotes[status.id];
  }
}
