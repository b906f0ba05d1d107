/** Node's message for an error of the system: its errno name, its words, and the call with its path. */
const systemMessage = /^E[A-Z0-9]+: ([^,]+), [a-z_0-9]+(?: '.*)?$/s;

/**
 * What an error says, for a sentence that names the file already: of the system's only its words, such as
 * `permission denied`, of any other the whole message without the full stop at its end.
 */
export function errorWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return systemMessage.exec(message)?.[1] ?? message.replace(/\.$/, "");
}

/** Whether an error is the operating system's, whose message {@link errorWords} makes short. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && systemMessage.test(error.message);
}
