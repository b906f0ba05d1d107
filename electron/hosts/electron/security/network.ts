import type { CommandLine, Session } from "electron";
import { isOwn } from "../own-address.ts";

/** Takes the network from the whole browser part of Electron. Call it before the app is ready. */
export function disableNetwork(commandLine: Pick<CommandLine, "appendSwitch">): void {
  commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  // A proxy would resolve names itself.
  commandLine.appendSwitch("no-proxy-server");
  commandLine.appendSwitch("dns-prefetch-disable");
  commandLine.appendSwitch("disable-background-networking");
  commandLine.appendSwitch("force-webrtc-ip-handling-policy", "disable_non_proxied_udp");
}

/** Cancels every request of the page that is not for one of its own files. */
export function refuseRequests(
  session: { readonly webRequest: Pick<Session["webRequest"], "onBeforeRequest"> },
  onRefused: (address: string) => void,
): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const own = isOwn(url) || url.startsWith("data:") || url.startsWith("devtools:");
    if (!own) onRefused(url);
    answer({ cancel: !own });
  });
}
