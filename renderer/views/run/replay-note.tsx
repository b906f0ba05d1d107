import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { baseName } from "../../model/base-name.ts";
import { type Replay, replayState } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FileDifference } from "./file-difference.tsx";

/** Says that the configuration is that of an earlier run, and how its file stands to it today. */
export function ReplayNote({ replay }: { readonly replay: Replay }): ReactNode {
  const { runForm } = useStores();
  const directory = useFrom(
    ({ networks }) => networks,
    (state) => state.directory,
  );
  const [comparing, setComparing] = useState(false);
  const now = directory?.files.find((each) => each.file === replay.network.file)?.bytes;
  const state = directory === null ? null : replayState(replay, directory);
  const file = baseName(replay.network.file);
  const drop = (
    <Button size="small" onClick={() => runForm.getState().dropReplay()}>
      Use current file
    </Button>
  );
  if (state === "changed") {
    return (
      <>
        <Note
          kind="host"
          actions={
            <>
              <Button size="small" onClick={() => setComparing(true)}>
                Show difference
              </Button>
              {drop}
            </>
          }
        >
          This is {file} as it was in run {replay.runId}. The file has changed since.
        </Note>
        {comparing && now !== undefined && (
          <FileDifference replay={replay} now={now} onClose={() => setComparing(false)} />
        )}
      </>
    );
  }
  if (state === "gone") {
    return (
      <Note kind="host">
        This is {file} as it was in run {replay.runId}. The file is not there any more.
      </Note>
    );
  }
  return (
    <Note kind="info" actions={state === "unchanged" ? drop : undefined}>
      The form of run {replay.runId}, with {file} as it was.{" "}
      {state === "unchanged" && "The file has not changed since."}
    </Note>
  );
}
