import { join } from "node:path";
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } from "electron";
import { createLog } from "../../platform/log.ts";
import { makeDirectory } from "../../platform/make-directory.ts";
import { ownEnvironment } from "../../platform/own-environment.ts";
import { programPaths } from "../../platform/paths.ts";
import { createServices } from "../../services/create-services.ts";
import { describeError } from "../describe-error.ts";
import { openPageFiles } from "../security/page-files.ts";
import { tellFailure } from "../tell-failure.ts";
import { choosePath } from "./choose-path.ts";
import { homeAddress } from "./own-address.ts";
import { registerScheme, serveScheme } from "./protocol.ts";
import { quitInOrder } from "./quit-in-order.ts";
import { refuseNavigation } from "./security/navigation.ts";
import { disableNetwork, refuseRequests } from "./security/network.ts";
import { refusePermissions } from "./security/permissions.ts";
import { bringToFront, runWindow } from "./window.ts";
import { windowOptions } from "./window-options.ts";

// The entry of Electron; once built it lies in dist/electron.
const dist = join(import.meta.dirname, "..");
const { env, home, foreignHome } = ownEnvironment(process.env);
const paths = programPaths(env, home);
const log = createLog({ file: paths.logFile, maxBytes: 5_000_000, alsoStderr: false });
const fail = (error: unknown) => app.exit(tellFailure(error, log, paths.logFile));
const refused = (what: string, address = "") =>
  log.warning("The page was refused something", { what, address });

process.on("uncaughtException", fail);
registerScheme(protocol);
disableNetwork(app.commandLine);
const userData = join(paths.stateDir, "electron");
// Before Electron makes it: that would let others read it.
makeDirectory(userData);
app.setPath("userData", userData);

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(fail);
} else {
  console.log("cnitool desktop is already open; its window was brought to the front.");
  app.exit(0);
}

async function start(): Promise<void> {
  serveScheme(protocol, await openPageFiles(join(dist, "renderer")));
  refusePermissions(session.defaultSession, refused);
  refuseRequests(session.defaultSession, (address) => refused("request", address));
  app.on("web-contents-created", (_event, contents) => {
    refuseNavigation(contents, { onRefused: refused, openExternal });
  });
  // Electron's own menu leads to web pages; these parts of it do not.
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: "editMenu" }, { role: "viewMenu" }, { role: "windowMenu" }]),
  );

  const services = await createServices({
    ...{ env, paths, foreignHome },
    launch: {
      node: { execPath: process.execPath, env: { ELECTRON_RUN_AS_NODE: "1" } },
      helperFile: join(dist, "helper/helper.js"),
    },
    choosePath: (proposal) => choosePath(dialog, BrowserWindow.getAllWindows()[0], proposal),
    hostInfo: { host: "electron", browserVersion: `Chrome/${process.versions.chrome}` },
    onReady: (paintMs) => log.info("The window is ready", { paintMs }),
  });
  const preload = join(dist, "electron/preload.cjs");
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow(windowOptions(preload, services.settings.get().windowBounds, screens));
  const stop = runWindow({ window, ipcMain, services, log });
  app.on("second-instance", () => bringToFront(window));
  quitInOrder(app, () => stop().then(services.close), fail);
  await window.loadURL(homeAddress);
}

function openExternal(address: string): void {
  shell.openExternal(address).catch((error: unknown) => {
    log.warning("A link could not be opened", { address, error: describeError(error) });
  });
}
