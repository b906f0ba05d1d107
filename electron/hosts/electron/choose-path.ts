import type { BaseWindow, Dialog } from "electron";

/** Asks where a file is to go, over the window if there is one; `null` if the person changed their mind. */
export async function choosePath(
  dialog: Pick<Dialog, "showSaveDialog">,
  window: BaseWindow | undefined,
  proposal: string,
): Promise<string | null> {
  const options = { defaultPath: proposal };
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === "" ? null : filePath;
}
