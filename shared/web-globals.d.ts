/**
 * The few globals that both Node and the browser have and that `shared/` may use. This project is compiled
 * without either's library so that nothing else of them slips in; its users see their own full types.
 */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
interface AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
declare const AbortController: new () => AbortController;
/** Base64 to a text with one character a byte. */
declare function atob(base64: string): string;
/** The same back. */
declare function btoa(bytes: string): string;
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
