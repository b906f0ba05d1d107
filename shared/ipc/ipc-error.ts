/** What can go wrong at the border between window and main process. */
export type IpcErrorCode =
  /** No such call or stream. */
  | "NOT_FOUND"
  /** The input does not fit the contract. */
  | "BAD_INPUT"
  /** The caller gave up. */
  | "CANCELLED"
  /** The request is understood and cannot be done as things stand; the message says why. */
  | "REFUSED"
  /** A mistake of ours. */
  | "INTERNAL";

/** An error as it crosses the border. */
export interface IpcErrorData {
  readonly code: IpcErrorCode;
  /** A sentence for people. */
  readonly message: string;
  /** What to do next; empty if nothing can be said. */
  readonly advice: string;
  /** The raw evidence; empty if there is none. */
  readonly evidence: string;
}

/** The same, as a thrown value on either side. */
export class IpcError extends Error {
  override readonly name = "IpcError";
  readonly data: IpcErrorData;

  constructor(data: Pick<IpcErrorData, "code" | "message"> & Partial<IpcErrorData>) {
    super(data.message);
    this.data = { advice: "", evidence: "", ...data };
  }
}
