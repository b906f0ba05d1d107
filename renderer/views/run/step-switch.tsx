import type { ReactNode } from "react";
import { Switch } from "../../components/switch.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** Whether runs wait before each plugin. */
export function StepSwitch(): ReactNode {
  const { settings } = useStores();
  const on = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.stepwise,
  );
  return (
    <Switch
      label="Step through the chain"
      on={on}
      onChange={(stepwise) => void settings.getState().change({ stepwise })}
    />
  );
}
