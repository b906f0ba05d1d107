import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import { TargetFileError } from "../target.ts";
import type { HelperError } from "./protocol.ts";

/** An error as it crosses to the other side. One that nobody foresaw is a mistake of ours, with all evidence. */
export function toHelperError(error: unknown): HelperError {
  if (error instanceof TargetFileError) {
    return { kind: "file", code: error.code, path: error.path, message: error.message };
  }
  if (error instanceof IpcError) return { kind: "ipc", data: error.data };
  const message = error instanceof Error ? error.message : String(error);
  const evidence = error instanceof Error ? (error.stack ?? "") : "";
  return { kind: "ipc", data: { code: "INTERNAL", message, advice: "", evidence } };
}

/** The error again, to be thrown on this side. */
export function fromHelperError(error: HelperError): Error {
  return error.kind === "file"
    ? new TargetFileError(error.code, error.path, error.message)
    : new IpcError(error.data);
}
