/** Thrown by every call on a target that has ended or ends meanwhile. The message is a sentence that says why. */
export class TargetLostError extends Error {
  override readonly name = "TargetLostError";
}
