import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The text that names every package that is part of the built program, with its licence. */
export async function thirdPartyNotices(root: string, packages: readonly string[]): Promise<string> {
  const notices = await Promise.all(
    packages.map((name) => packageNotice(join(root, "node_modules", name), name)),
  );
  return `The built program contains the following packages.\n\n${notices.join(`\n${"-".repeat(78)}\n\n`)}`;
}

async function packageNotice(folder: string, name: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const licenceFile = (await readdir(folder)).find((file) => /^licen[cs]e(\.|$)/i.test(file));
  const text = licenceFile === undefined ? "" : `\n${await readFile(join(folder, licenceFile), "utf8")}`;
  return `${name} ${textField(manifest, "version")} (${textField(manifest, "license")})\n${text}`;
}

function textField(manifest: unknown, key: string): string {
  if (typeof manifest !== "object" || manifest === null) return "unknown";
  const value: unknown = Object.entries(manifest).find(([name]) => name === key)?.[1];
  return typeof value === "string" ? value : "unknown";
}
