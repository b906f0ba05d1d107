import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { saysFull } from "../history/sqlite-error.ts";
import { TargetLostError } from "../target/target-lost-error.ts";

/** What the window is told of an error that is no mistake of ours; `null` for every other one. */
export function foreseenError(error: unknown): IpcError | null {
  if (error instanceof TargetLostError) {
    return new IpcError({
      code: "REFUSED",
      message: `The target went away meanwhile. ${error.message}`,
      advice: "Start it and try again.",
    });
  }
  if (!(error instanceof Error && (saysFull(error) || isNoSpace(error)))) return null;
  return new IpcError({
    code: "REFUSED",
    message: "This could not be written, because the disk is full.",
    advice: "Make room on the disk and try again.",
    evidence: error.message,
  });
}

const isNoSpace = (error: Error): boolean => "code" in error && error.code === "ENOSPC";
