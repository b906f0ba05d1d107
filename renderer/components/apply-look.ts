import type { SettingsStore } from "../stores/settings-store.ts";

/** Keeps theme and type size of the page as the settings say. */
export function applyLook(settings: SettingsStore, root: HTMLElement): void {
  const apply = (): void => {
    const { theme, projector } = settings.getState().settings;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.toggleAttribute("data-projector", projector);
  };
  apply();
  settings.subscribe(apply);
}
