import type { WebContents, WebFrameMain } from "electron";
import { isHome } from "../own-address.ts";

/**
 * Why a message of this frame is refused; `null` for the window's own document in its top frame, which is the
 * only one that is listened to.
 */
export function senderProblem(
  frame: WebFrameMain | null,
  contents: Pick<WebContents, "mainFrame">,
): string | null {
  if (frame === null) return "Its frame is gone.";
  if (frame !== contents.mainFrame) return "It came from another frame than the window's.";
  if (!isHome(frame.url)) return "It came from another document than the window's.";
  return null;
}
