import type { CniError, RunError, RunErrorCode } from "../../shared/run/run-error.ts";

/** Why a step or an operation of the engine came to nothing; the message is libcni's to the letter. */
export class LibcniError extends Error {
  override readonly name = "LibcniError";
  readonly code: RunErrorCode;
  /** The CNI error behind it, if there is one. */
  readonly cni: CniError | null;

  constructor(code: RunErrorCode, message: string, cni: CniError | null = null) {
    super(message);
    this.code = code;
    this.cni = cni;
  }

  /** The error as data, with libcni's words before it where it puts some. */
  toRunError(pluginType: string | null, prefix = ""): RunError {
    return { code: this.code, message: prefix + this.message, cni: this.cni, pluginType };
  }
}
