import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { maxTagLength } from "../../../shared/run/run-labels.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { TextInput } from "../text-input.tsx";

/** A field for one tag more, which offers those that runs have. */
export function TagInput(props: {
  readonly name: string;
  /** Not offered, since it would change nothing. */
  readonly without: readonly string[];
  readonly onAdd: (tag: string) => void;
}): ReactNode {
  const { runLabels } = useStores();
  const known = useFrom(
    (stores) => stores.runLabels,
    (state) => state.knownTags,
  );
  const [text, setText] = useState("");
  const listId = useId();
  const add = (): void => {
    if (text.trim() === "") return;
    props.onAdd(text);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") setText("");
    if (event.key !== "Enter" && event.key !== ",") return;
    event.preventDefault();
    add();
  };
  return (
    <>
      <TextInput
        aria-label={props.name}
        placeholder="Add a tag"
        list={listId}
        maxLength={maxTagLength}
        value={text}
        onFocus={() => void runLabels.getState().loadTags()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        className="h-6 w-24 border-transparent bg-transparent px-1.5 text-sm hover:border-line-strong focus:border-line-strong"
      />
      <datalist id={listId}>
        {known
          .filter((tag) => !props.without.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </>
  );
}
