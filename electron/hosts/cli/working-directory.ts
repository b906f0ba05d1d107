import { statSync } from "node:fs";

/** The working directory by the name that the shell knows it by: PWD, if that is absolute and true (Go's os.Getwd). */
export function workingDirectory(pwd: string | undefined): string {
  return pwd?.startsWith("/") && isHere(pwd) ? pwd : process.cwd();
}

function isHere(directory: string): boolean {
  const [there, here] = [statSync(directory, { throwIfNoEntry: false }), statSync(".")];
  return there !== undefined && there.dev === here.dev && there.ino === here.ino;
}
