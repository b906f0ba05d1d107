import type { NetworkFile } from "../../shared/cni/network-file.ts";
import { baseName } from "./base-name.ts";

/** Files whose network, file name or plugins contain every word of `filter`, in any case. */
export function filterNetworks(files: readonly NetworkFile[], filter: string): readonly NetworkFile[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return files.filter((file) => {
    const plugins = file.network?.plugins.flatMap(({ type, ipamType }) => [type, ipamType ?? ""]) ?? [];
    const text = [file.network?.name ?? "", baseName(file.file), ...plugins].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * The file that a key in the filter chooses of those that are left. Enter takes the first of what was looked for; the
 * arrow down stays at the chosen one, if that is left.
 */
export function fileByKey(
  key: "Enter" | "ArrowDown",
  left: readonly NetworkFile[],
  filter: string,
  chosen: string | null,
): string | null {
  const takesFirst = key === "Enter" && filter.trim() !== "";
  const isLeft = left.some(({ file }) => file === chosen);
  return isLeft && !takesFirst ? chosen : (left[0]?.file ?? null);
}
