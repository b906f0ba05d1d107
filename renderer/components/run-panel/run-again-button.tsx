import { ChevronDown, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useChangedFile } from "../../stores/use-changed-file.ts";
import { Button, type ButtonVariant } from "../button.tsx";
import { Menu, MenuItem } from "../menu.tsx";
import { repeatsOf } from "./repeats-of.ts";

/** Runs the same once more; asks with which configuration where the file has changed since. */
export function RunAgainButton(props: {
  readonly record: RunRecord;
  readonly variant: ButtonVariant;
  readonly disabled: boolean;
}): ReactNode {
  const { record, variant, disabled } = props;
  const { runner } = useStores();
  const changed = useChangedFile(record);
  const repeats = repeatsOf(record, changed).map(({ request, ...repeat }) => ({
    ...repeat,
    disabled: request === null,
    run: () => request !== null && void runner.getState().request(request),
  }));
  const icon = <RotateCcw aria-hidden className="size-3.5 @max-lg:hidden" />;
  if (changed === null) {
    return (
      <Button variant={variant} disabled={disabled} onClick={() => repeats[0]?.run()}>
        {icon}
        Run again
      </Button>
    );
  }
  return (
    <Menu
      trigger={
        <Button variant={variant} disabled={disabled} title="The file has changed since this run.">
          {icon}
          Run again…
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      }
    >
      {repeats.map((repeat) => (
        <MenuItem
          key={repeat.name}
          label={repeat.name}
          note={repeat.note}
          disabled={disabled || repeat.disabled}
          onSelect={repeat.run}
        />
      ))}
    </Menu>
  );
}
