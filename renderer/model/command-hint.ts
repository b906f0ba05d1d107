import type { Operation } from "../../shared/run/operation.ts";

/** What the `''` of a cnitool command line stands for where no namespace is chosen; `null` where there is none. */
export function commandHint(operation: Operation, netns: string): string | null {
  if (netns !== "") return null;
  switch (operation) {
    case "ADD":
    case "CHECK":
      return "'' stands where the path of the namespace goes. Choose a namespace to have it there.";
    case "DEL":
      return "'' stands where the path of the namespace goes. A DEL may go without one.";
    case "STATUS":
    case "GC":
      return "cnitool wants a namespace here and does not use it.";
    case "VERSION":
      return null;
  }
}
