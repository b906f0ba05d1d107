import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { contentSecurityPolicy } from "./content-security-policy.ts";

/** An answer to the page's request for one of its files. */
export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** The page's files. */
export interface PageFiles {
  /** The answer to a request for a path such as `/assets/a.js`, as it stands in the address, still encoded. */
  answer(encodedPath: string): Promise<PageAnswer>;
}

/**
 * Serves the files below a folder, and nothing outside it, whichever way a path tries to get there: dots,
 * encoded or not, or a symbolic link. Everything that is not a readable file below it is "not found".
 */
export async function openPageFiles(directory: string): Promise<PageFiles> {
  const root = await realpath(directory);
  return {
    async answer(encodedPath) {
      const file = await readBelow(root, encodedPath);
      if (file === null) return { status: 404, headers: headers(".txt"), body: Buffer.from("Not found\n") };
      return { status: 200, headers: headers(extname(file.path)), body: file.bytes };
    },
  };
}

async function readBelow(root: string, encodedPath: string) {
  try {
    const path = await realpath(join(root, decodeURIComponent(encodedPath)));
    return path.startsWith(root + sep) ? { path, bytes: await readFile(path) } : null;
  } catch {
    // No such file, a folder, an encoding that is none, a NUL: for the page it is all the same.
    return null;
  }
}

function headers(extension: string): Record<string, string> {
  return {
    "content-type": contentTypes[extension] ?? "application/octet-stream",
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
}
