/** What a person answers with; of a choice that is all in sight, the one that is chosen. */
const fields = [
  'input:not([hidden], [type="hidden"], [aria-hidden="true"], :disabled)',
  "textarea:not(:disabled)",
  '[role="combobox"]',
  '[role="radio"][aria-checked="true"]',
  '[role="switch"]',
].join();

/**
 * For `onOpenAutoFocus` of a dialog: begins with its first field and not with its Close button, so that what is typed
 * is not lost. A dialog without any begins where Radix lets it begin; one that gives itself the focus is not asked.
 */
export function focusFirstField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const field = event.currentTarget.querySelector<HTMLElement>(fields);
  if (field === null) return;
  event.preventDefault();
  field.focus();
}
