import type { Protocol } from "electron";
import type { PageFiles } from "../security/page-files.ts";
import { isOwn, scheme } from "./own-address.ts";

/** Makes the page's scheme one like https: with origins, and a secure context. Call it before the app is ready. */
export function registerScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers the scheme's requests with the page's files. */
export function serveScheme(protocol: Pick<Protocol, "handle">, files: PageFiles): void {
  protocol.handle(scheme, async ({ url, method }) => {
    if (method !== "GET" || !isOwn(url)) return new Response(null, { status: 403 });
    const { status, headers, body } = await files.answer(new URL(url).pathname);
    return new Response(body, { status, headers });
  });
}
