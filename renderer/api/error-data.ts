import { IpcError, type IpcErrorData } from "../../shared/ipc/ipc-error.ts";

/** Any thrown value as what the window shows of an error. */
export function errorData(error: unknown): IpcErrorData {
  if (error instanceof IpcError) return error.data;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "INTERNAL",
    message,
    advice: "",
    evidence: error instanceof Error ? (error.stack ?? "") : "",
  };
}
