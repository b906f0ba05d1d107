import { Activity, Network, Square } from "lucide-react";
import { type MouseEvent, type ReactNode, useId } from "react";
import type { ProbePlace } from "../../../shared/probe/probe.ts";
import { allPairs } from "../../../shared/probe/probe-plan.ts";
import { familiesOf, listens, shownFamily } from "../../model/probe/probe-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { FieldProblem } from "../field.tsx";
import { Segmented } from "../segmented.tsx";
import { Switch } from "../switch.tsx";
import { TextInput } from "../text-input.tsx";
import type { ProbeMatrix } from "./use-probe-matrix.ts";
import { useTry } from "./use-try.ts";

const kinds = [
  { value: "icmp", label: "ICMP" },
  { value: "tcp", label: "TCP" },
] as const;
const families = [
  { value: "4", label: "IPv4" },
  { value: "6", label: "IPv6" },
] as const;

/** What is tried and how, and the button that tries it. */
export function ProbeBar(props: {
  readonly matrix: ProbeMatrix;
  readonly places: readonly ProbePlace[];
  readonly onTopology: (() => void) | undefined;
}): ReactNode {
  const { matrix, places } = props;
  const { probing } = useStores();
  const form = useFrom(
    (stores) => stores.probing,
    (state) => state.form,
  );
  const { edit } = probing.getState();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
      <TryButton matrix={matrix} />
      <Segmented name="What is sent" value={form.kind} options={kinds} onChange={(kind) => edit({ kind })} />
      {form.kind === "tcp" && <PortField matrix={matrix} />}
      {form.kind === "tcp" && <ListenSwitch />}
      {familiesOf(places).length > 1 && (
        <Segmented
          name="Address family"
          value={shownFamily(form, places) === 4 ? "4" : "6"}
          options={families}
          onChange={(family) => edit({ family: family === "4" ? 4 : 6 })}
        />
      )}
      {props.onTopology !== undefined && (
        <Button className="ml-auto" onClick={props.onTopology}>
          <Network aria-hidden className="size-3.5" />
          Show topology
        </Button>
      )}
    </div>
  );
}

/** Tries all of the matrix; `null` where what is to be sent is not known. */
function useTryAll({ method, plan }: ProbeMatrix): (() => void) | null {
  const tryPairs = useTry();
  return method === null ? null : () => tryPairs(plan, method, allPairs(plan));
}

function TryButton({ matrix }: { readonly matrix: ProbeMatrix }): ReactNode {
  const { probing } = useStores();
  const underWay = useFrom(
    (stores) => stores.probing,
    (state) => state.underWay,
  );
  const tryAll = useTryAll(matrix);
  // One button, so that the focus stays where it is when it changes its meaning.
  const act = ({ detail: clicks }: MouseEvent): void => {
    if (underWay === null) tryAll?.();
    // The second click of a double click was not meant for what the first one began.
    else if (clicks < 2) probing.getState().cancel();
  };
  return (
    <Button onClick={act} disabled={underWay === null && tryAll === null} className="min-w-24">
      {underWay === null ? (
        <Activity aria-hidden className="size-3.5" />
      ) : (
        <Square aria-hidden className="size-3.5" />
      )}
      {underWay === null ? "Try" : "Cancel"}
    </Button>
  );
}

function ListenSwitch(): ReactNode {
  const { probing } = useStores();
  const on = useFrom(
    (stores) => stores.probing,
    ({ form, targetId }) => listens(form, targetId),
  );
  return (
    <Switch
      label="Listen there meanwhile"
      on={on}
      onChange={(listen) => probing.getState().edit({ listen })}
    />
  );
}

function PortField({ matrix }: { readonly matrix: ProbeMatrix }): ReactNode {
  const { probing } = useStores();
  const tryAll = useTryAll(matrix);
  const valid = matrix.method !== null;
  const port = useFrom(
    (stores) => stores.probing,
    (state) => state.form.port,
  );
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <label htmlFor={id} className="text-muted text-sm">
        Port
      </label>
      <TextInput
        id={id}
        inputMode="numeric"
        className="w-18 font-mono"
        value={port}
        invalid={!valid}
        aria-describedby={`${id}-problem`}
        onKeyDown={({ key, nativeEvent }) => key === "Enter" && !nativeEvent.isComposing && tryAll?.()}
        onChange={({ target }) => probing.getState().edit({ port: target.value })}
      />
      <FieldProblem id={`${id}-problem`} text={valid ? null : "A port is a number from 1 to 65535."} />
    </div>
  );
}
