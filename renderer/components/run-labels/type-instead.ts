/**
 * Replaces what is in a field as if it had been typed, so that the browser's own undo has it back. There is no newer way
 * that the undo knows of.
 */
export function typeInstead(field: HTMLTextAreaElement, text: string): void {
  if (field.value === text) return;
  field.select();
  if (text === "") document.execCommand("delete");
  else document.execCommand("insertText", false, text);
}
