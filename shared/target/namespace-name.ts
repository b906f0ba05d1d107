import { utf8Length } from "../text/utf8-length.ts";

const maxBytes = 255;

/** Why `ip netns` does not take a name, as a sentence; `null` if it does. */
export function namespaceNameProblem(name: string): string | null {
  if (name === "") return "A namespace needs a name.";
  if (name === "." || name === "..") return `A namespace cannot be called "${name}".`;
  if (name.includes("/")) return "A namespace's name cannot contain a slash.";
  if (name.includes("\0")) return "A namespace's name cannot contain a NUL byte.";
  if (name.startsWith("-")) return "A namespace's name cannot begin with a dash.";
  if (utf8Length(name) > maxBytes) {
    return `A namespace's name can have at most ${maxBytes} bytes.`;
  }
  return null;
}
