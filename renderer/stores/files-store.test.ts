import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import type { SavedFile } from "../../shared/files/saved-file.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { createFilesStore } from "./files-store.ts";
import { createNoticesStore } from "./notices-store.ts";

/** A store whose main process gives this answer, and what it was asked for. */
function storeOver(answer: () => SavedFile | null) {
  const asked: unknown[] = [];
  const client = standInClient({
    "files.save": (input) => {
      asked.push(input);
      return answer();
    },
  });
  const notices = createNoticesStore();
  const messages = () => notices.getState().notices.map(({ kind, message }) => `${kind}: ${message}`);
  return { files: createFilesStore(client, notices), asked, messages };
}

test("a file is saved under a name that any file system takes, and its person is told where", async () => {
  const { files, asked, messages } = storeOver(() => ({ path: "/home/u/Downloads/run-1-a-b.md" }));
  const saved = files.getState().save(["run", "1", "a/b"], "md", "# Run 1");
  expect(files.getState().saving).toBe(1);
  await saved;
  expect(asked).toEqual([{ suggestedName: "run-1-a-b.md", bytes: { encoding: "utf8", text: "# Run 1" } }]);
  expect(messages()).toEqual(["info: Saved as /home/u/Downloads/run-1-a-b.md"]);
  expect(files.getState().saving).toBe(0);
});

test("who changes their mind is told nothing, and who cannot have it is told why", async () => {
  const changed = storeOver(() => null);
  await changed.files.getState().save(["a"], "svg", "<svg/>");
  expect(changed.messages()).toEqual([]);

  const refused = storeOver(() => {
    throw new IpcError({ code: "REFUSED", message: "a.svg could not be saved: ENOSPC" });
  });
  await refused.files.getState().save(["a"], "svg", { encoding: "base64", base64: "AAAA" });
  expect(refused.messages()).toEqual(["error: a.svg could not be saved: ENOSPC"]);
  expect(refused.files.getState().saving).toBe(0);
});
