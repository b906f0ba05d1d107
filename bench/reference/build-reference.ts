import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const goPath = "/usr/share/gocode";
const libcni = join(goPath, "src/github.com/containernetworking/cni/libcni");

/**
 * Builds the reference from Debian's packages.
 * @returns the executable, or the reason why there is none on this machine.
 */
export function buildReference(directory: string): { readonly file: string } | { readonly missing: string } {
  if (!existsSync(libcni)) return { missing: "Debian's package golang-github-appc-cni-dev is not installed" };
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "reference");
  const built = spawnSync("go", ["build", "-o", file, "."], {
    cwd: import.meta.dirname,
    env: { ...process.env, GO111MODULE: "off", GOPATH: goPath, GOCACHE: join(directory, "go-cache") },
    encoding: "utf8",
  });
  if (built.error) return { missing: "Debian's package golang-go is not installed" };
  if (built.status !== 0) throw new Error(`go build failed:\n${built.stderr}`);
  return { file };
}
