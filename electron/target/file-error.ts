import { TargetFileError } from "./target.ts";

/** The operating system's error as a target reports it; an error without an errno name is a mistake and thrown on. */
export function toFileError(error: unknown, path: string): TargetFileError {
  if (error instanceof TargetFileError) return error;
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return new TargetFileError(error.code, path, error.message);
  }
  throw error;
}
