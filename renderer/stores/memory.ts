/** What outlives a reload of the page; `sessionStorage` fits. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}
