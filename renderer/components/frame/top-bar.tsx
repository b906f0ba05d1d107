import { Keyboard, Monitor, Moon, Presentation, Search, Sun } from "lucide-react";
import type { ReactNode } from "react";
import type { Theme } from "../../../shared/settings/settings.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { IconButton } from "../icon-button.tsx";
import { Kbd } from "../kbd.tsx";
import { TargetSelector } from "./target-selector.tsx";

const nextTheme: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Name, target, palette and how the window looks. */
export function TopBar(): ReactNode {
  const { settings, ui } = useStores();
  const theme = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.theme,
  );
  const projector = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.projector,
  );
  const ThemeIcon = themeIcons[theme];
  const { change } = settings.getState();
  return (
    <header className="flex h-11 shrink-0 items-center gap-3 border-line border-b bg-panel px-3">
      <h1 className="shrink-0 font-bold tracking-tight">cnitool desktop</h1>
      <TargetSelector />
      <Button
        className="w-72 min-w-0 shrink justify-start bg-sunken text-muted"
        aria-keyshortcuts="Control+K"
        onClick={() => ui.getState().open("palette")}
      >
        <Search aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left">Search or run a command</span>
        <Kbd>Ctrl K</Kbd>
      </Button>
      <span className="flex-1" />
      <div className="flex shrink-0 items-center">
        <IconButton name="Keyboard shortcuts" onClick={() => ui.getState().open("shortcuts")}>
          <Keyboard className="size-4" />
        </IconButton>
        <IconButton
          name="Projector mode"
          aria-pressed={projector}
          className={projector ? "bg-accent-soft text-accent" : ""}
          onClick={() => void change({ projector: !projector })}
        >
          <Presentation className="size-4" />
        </IconButton>
        <IconButton name={`Theme: ${theme}`} onClick={() => void change({ theme: nextTheme[theme] })}>
          <ThemeIcon className="size-4" />
        </IconButton>
      </div>
    </header>
  );
}
