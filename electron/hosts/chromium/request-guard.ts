import type { PageFiles } from "../security/page-files.ts";
import type { CdpEventParams } from "./cdp-events.ts";
import type { CdpSession } from "./cdp-session.ts";
import { isHome, ownOrigin } from "./own-origin.ts";

/**
 * Lets the window load its own files, answered from the disk, and nothing else whatsoever. The window's main
 * frame may load its own document only: any other navigation is aborted, which leaves the page as it is.
 */
export async function guardRequests(
  session: CdpSession,
  files: PageFiles,
  onRefused: (address: string) => void,
): Promise<void> {
  session.on("Fetch.requestPaused", (paused) => {
    const refuse = (errorReason: string) => {
      session.tell("Fetch.failRequest", { requestId: paused.requestId, errorReason });
    };
    if (!isAllowed(paused)) {
      onRefused(paused.request.url);
      // Any other reason would put an error page in the place of the window's own.
      refuse(paused.resourceType === "Document" ? "Aborted" : "BlockedByClient");
      return;
    }
    files.answer(new URL(paused.request.url).pathname).then(
      ({ status, headers, body }) =>
        session.tell("Fetch.fulfillRequest", {
          requestId: paused.requestId,
          responseCode: status,
          responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
          body: Buffer.from(body).toString("base64"),
        }),
      (error: unknown) => {
        onRefused(`${paused.request.url}: ${String(error)}`);
        refuse("Failed");
      },
    );
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

function isAllowed({ request, resourceType }: CdpEventParams<"Fetch.requestPaused">): boolean {
  if (request.method !== "GET" || URL.parse(request.url)?.origin !== ownOrigin) return false;
  return resourceType !== "Document" || isHome(request.url);
}
