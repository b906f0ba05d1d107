import type { ReactNode } from "react";
import { Switch } from "../../components/switch.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** Whether runs in the chosen target record what plugins run themselves. */
export function RecordSwitch(): ReactNode {
  const { settings } = useStores();
  const { target, recordDelegates } = useFrom(
    (stores) => stores.settings,
    (state) => state.settings,
  );
  return (
    <Switch
      label="Record what plugins call"
      on={recordDelegates[target]}
      onChange={(on) =>
        void settings.getState().change({ recordDelegates: { ...recordDelegates, [target]: on } })
      }
    />
  );
}
