import { Trash2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { SavedSearch } from "../../../shared/settings/saved-search.ts";
import { deleteSearch, nameProblem, renameSearch } from "../../model/saved-searches.ts";
import { useSavedSearches } from "../../stores/use-saved-searches.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { FieldProblem } from "../field.tsx";
import { IconButton } from "../icon-button.tsx";
import { TextInput } from "../text-input.tsx";

/** What was done last, and the searches as they were before. */
interface Done {
  readonly words: string;
  readonly before: readonly SavedSearch[];
}

/** Renames and deletes searches, and takes the last of that back. */
export function EditSearches({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { searches, change } = useSavedSearches();
  const [done, setDone] = useState<Done | null>(null);
  const apply = (words: string, changed: readonly SavedSearch[]): void => {
    setDone({ words, before: searches });
    change(changed);
  };
  return (
    <Dialog title="Searches" onClose={onClose}>
      <ul className="flex flex-col gap-2 overflow-auto p-4">
        {searches.map((search) => (
          <li key={search.name}>
            <SearchLine
              search={search}
              others={searches}
              onRename={(name) =>
                apply(`“${search.name}” is now “${name}”.`, renameSearch(searches, search.name, name))
              }
              onDelete={() => apply(`“${search.name}” was deleted.`, deleteSearch(searches, search.name))}
            />
          </li>
        ))}
        {searches.length === 0 && <li className="text-muted">No search has a name.</li>}
      </ul>
      <div className="flex min-h-11 items-center gap-2 border-line border-t px-4">
        <p role="status" className="min-w-0 flex-1 truncate text-muted text-sm">
          {done?.words}
        </p>
        {done !== null && (
          <Button
            size="small"
            onClick={() => {
              change(done.before);
              setDone(null);
            }}
          >
            Undo
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function SearchLine(props: {
  readonly search: SavedSearch;
  readonly others: readonly SavedSearch[];
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}): ReactNode {
  const { search, others } = props;
  const [name, setName] = useState(search.name);
  const problemId = useId();
  const problem = nameProblem(others, name, search.name);
  const rename = (): void => {
    if (problem === null && name.trim() !== search.name) props.onRename(name.trim());
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <TextInput
          aria-label={`Name of ${search.name}`}
          aria-describedby={problemId}
          invalid={problem !== null}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === "Enter") rename();
          }}
        />
        <IconButton name={`Delete ${search.name}`} onClick={props.onDelete}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      <p className="break-all font-mono text-muted text-sm">{search.words}</p>
      <FieldProblem id={problemId} text={problem} />
    </div>
  );
}
