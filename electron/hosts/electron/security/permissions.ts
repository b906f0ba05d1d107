import type { Session } from "electron";
import { isOwn } from "../own-address.ts";

/** Putting text on the clipboard when a copy button is pressed; Chromium asks nobody for that either. */
const granted = "clipboard-sanitized-write";

/** Grants the page nothing of the machine: no camera, no place, no notifications, no devices, no downloads. */
export function refusePermissions(
  session: Pick<
    Session,
    | "setPermissionRequestHandler"
    | "setPermissionCheckHandler"
    | "setDevicePermissionHandler"
    | "setDisplayMediaRequestHandler"
    | "on"
  >,
  onRefused: (permission: string) => void,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const allowed = permission === granted && isOwn(requestingUrl);
    if (!allowed) onRefused(permission);
    answer(allowed);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === granted && isOwn(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on("will-download", (event) => {
    event.preventDefault();
    onRefused("download");
  });
}
