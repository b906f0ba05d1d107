import type { Event, WebContents } from "electron";
import { isExternalLink } from "../../security/external-links.ts";
import { isHome } from "../own-address.ts";

export interface NavigationRule {
  /** Something was refused: what, and where it would have led. */
  readonly onRefused: (what: string, address: string) => void;
  /** Opens one of the known addresses in the person's own browser. */
  readonly openExternal: (address: string) => void;
}

/** Keeps a page where it is: no other document, no redirect, no frame, no second window, no webview. */
export function refuseNavigation(
  contents: Pick<WebContents, "on" | "setWindowOpenHandler">,
  { onRefused, openExternal }: NavigationRule,
): void {
  const refuse = (what: string) => (event: Event<{ readonly url: string }>) => {
    event.preventDefault();
    onRefused(what, event.url);
  };
  contents.on("will-navigate", (event) => {
    // A reload is one to where the window is.
    if (!isHome(event.url)) refuse("A navigation")(event);
  });
  contents.on("will-redirect", refuse("A redirect"));
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame) refuse("A frame")(event);
  });
  contents.on("will-attach-webview", (event, _preferences, { src = "" }) => {
    event.preventDefault();
    onRefused("A webview", src);
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) openExternal(url);
    else onRefused("A window", url);
    return { action: "deny" };
  });
}
