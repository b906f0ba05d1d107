import { type ReactNode, useId, useRef } from "react";
import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import { listKeys } from "../../components/list-keys.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { networkListId } from "./list-id.ts";
import { NetworkItem } from "./network-item.tsx";

/** The files as a listbox: one is chosen, arrows move the choice. */
export function NetworkList(props: {
  readonly files: readonly NetworkFile[];
  readonly onChosen?: () => void;
}): ReactNode {
  const { runForm } = useStores();
  const idPrefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.networkFile,
  );
  const index = props.files.findIndex(({ file }) => file === chosen);
  const choose = (at: number): void => {
    const file = props.files[at];
    if (file === undefined) return;
    runForm.getState().edit({ networkFile: file.file });
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div
      ref={list}
      id={networkListId}
      role="listbox"
      aria-label="Networks"
      tabIndex={0}
      aria-activedescendant={index === -1 ? undefined : `${idPrefix}-${index}`}
      onKeyDown={listKeys({
        index,
        count: props.files.length,
        onMove: choose,
        ...(props.onChosen === undefined ? {} : { onEnter: props.onChosen }),
      })}
      className="h-full overflow-auto outline-offset-[-2px]"
    >
      {props.files.map((file, at) => (
        <NetworkItem
          key={file.file}
          id={`${idPrefix}-${at}`}
          file={file}
          selected={at === index}
          onChoose={() => {
            choose(at);
            props.onChosen?.();
          }}
        />
      ))}
    </div>
  );
}
