import { expect, test } from "vitest";
import { programPaths } from "./paths.ts";

test("without XDG variables everything lies below the home directory", () => {
  expect(programPaths({}, "/home/u")).toEqual({
    homeDir: "/home/u",
    userDirsFile: "/home/u/.config/user-dirs.dirs",
    configDir: "/home/u/.config/cnitool-desktop",
    stateDir: "/home/u/.local/state/cnitool-desktop",
    cacheDir: "/home/u/.cache/cnitool-desktop",
    labNetworksDir: "/home/u/.config/cnitool-desktop/lab/net.d",
    settingsFile: "/home/u/.config/cnitool-desktop/settings.json",
    historyFile: "/home/u/.local/state/cnitool-desktop/history.db",
    instanceLockFile: "/home/u/.local/state/cnitool-desktop/instance.lock.db",
    instanceFile: "/home/u/.local/state/cnitool-desktop/instance.json",
    browserProfileDir: "/home/u/.local/state/cnitool-desktop/browser",
    logFile: "/home/u/.local/state/cnitool-desktop/log/main.log",
  });
});

test("XDG variables move each kind", () => {
  const env = { XDG_CONFIG_HOME: "/c", XDG_STATE_HOME: "/s", XDG_CACHE_HOME: "/k" };
  const paths = programPaths(env, "/home/u");
  expect([paths.configDir, paths.stateDir, paths.cacheDir]).toEqual([
    "/c/cnitool-desktop",
    "/s/cnitool-desktop",
    "/k/cnitool-desktop",
  ]);
});

test.each(["", "relative/dir", "./x"])("XDG_CONFIG_HOME=%j is ignored", (value) => {
  expect(programPaths({ XDG_CONFIG_HOME: value }, "/home/u").configDir).toBe(
    "/home/u/.config/cnitool-desktop",
  );
});
