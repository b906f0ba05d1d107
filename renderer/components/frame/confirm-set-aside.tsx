import type { ReactNode } from "react";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Fact, FactList } from "../fact-list.tsx";

/** Asks before an entry of the result cache is set aside. */
export function ConfirmSetAside(): ReactNode {
  const { setAside } = useStores();
  const asked = useFrom(
    (stores) => stores.setAside,
    (state) => state.asked,
  );
  if (asked === null) return null;
  const { confirm, decline } = setAside.getState();
  const onHost = asked.targetId === "host";
  const { containerId, ifName } = asked.runtimeConf;
  return (
    <ConfirmDialog
      title="Set the cache entry aside?"
      action={onHost ? "Set aside on this host" : "Set aside"}
      variant={onHost ? "host" : "primary"}
      onConfirm={() => void confirm()}
      onClose={decline}
    >
      <p>
        The entry moves into a directory of its own beside the others. Nothing of it is lost, and libcni no
        longer sees it.
      </p>
      <div className="text-ink">
        <FactList>
          <Fact name="Network">{asked.network.name}</Fact>
          <Fact name="Container">
            <span className="font-mono text-sm">{containerId}</span>
          </Fact>
          <Fact name="Interface">
            <span className="font-mono text-sm">{ifName}</span>
          </Fact>
        </FactList>
      </div>
      <p>
        The attachment itself stays as it is. Without the entry CHECK has nothing to compare with, and DEL
        gives the plugins no prevResult.
      </p>
    </ConfirmDialog>
  );
}
