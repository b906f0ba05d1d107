import { join } from "node:path";
import type { AppInfo, Handlers } from "../../shared/ipc/contract.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { describeNetworkDirectory } from "../libcni/conf/describe-directory.ts";
import type { ProgramPaths } from "../platform/paths.ts";
import { copySamples } from "../sample-networks/copy-samples.ts";
import { openSettings, type SettingsStore } from "../settings/settings-store.ts";
import type { LaunchOptions } from "../target/launch/launch-options.ts";
import { createAttachments } from "./attachments.ts";
import { createCarry } from "./carry/carry.ts";
import type { EngineFor } from "./engine.ts";
import { createHandlers } from "./handlers.ts";
import { createHistory } from "./history.ts";
import { createHistoryKeeper } from "./history-keeper.ts";
import { inheritedEnv } from "./inherited-env.ts";
import { openKeptHistory } from "./kept-history.ts";
import { createLibcniEngine } from "./libcni-engine.ts";
import { messageOf } from "./message-of.ts";
import { createNamespaces } from "./namespaces.ts";
import { createNetworks, type DescribeDirectory } from "./networks.ts";
import { Notices } from "./notices.ts";
import { createOffers } from "./offers.ts";
import { createProbes } from "./probes.ts";
import { programVersion } from "./program-version.ts";
import { createRuns } from "./runs/runs.ts";
import { type ChoosePath, createSavedFiles } from "./saved-files.ts";
import type { Offer } from "./target-slot.ts";
import { createTargets } from "./targets.ts";
import { tellChange, watchOtherProcesses } from "./tell-changes.ts";
import { createTopologies } from "./topologies.ts";

export interface ServicesOptions {
  readonly paths: ProgramPaths;
  /** The helper, and what runs it. */
  readonly launch: Pick<LaunchOptions, "node" | "helperFile">;
  /** CNI_PATH and what plugins inherit are taken from it; the process's own where absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The home of another user that the program does not keep its files in, though it was named; `null` if none was. */
  readonly foreignHome?: string | null;
  readonly hostInfo: Pick<AppInfo, "host" | "browserVersion">;
  /** Lets the person choose where a file goes; where absent, it goes into the folder for downloads. */
  readonly choosePath?: ChoosePath;
  /** The window has drawn its first useful picture, so many ms after it began to load. */
  readonly onReady?: (paintMs: number) => void;
}

/** What services are made of where the real thing can be another. */
export interface ServicesParts {
  readonly offer: (id: TargetId) => Promise<Offer>;
  readonly engineFor: EngineFor;
  readonly describe: DescribeDirectory;
}

export interface Services {
  readonly handlers: Handlers;
  /** What the window remembers, its size and place included, for the host that shows it. */
  readonly settings: Pick<SettingsStore, "get" | "change">;
  /** Cancels what is under way, ends the targets and closes the history; resolves when all is gone. */
  close(): Promise<void>;
}

/**
 * Builds the services over the real targets and the real engine; the lab starts at once.
 * @throws HistoryUnusable while another program has the history locked.
 */
export function createServices(options: ServicesOptions): Promise<Services> {
  const env = environmentOf(options);
  return composeServices(options, {
    offer: createOffers(options.launch, networkDirectories(options.paths), env.CNI_PATH),
    engineFor: createLibcniEngine((id) => inheritedEnv(env, id)),
    describe: describeNetworkDirectory,
  });
}

/** The same over other targets and another engine, for tests. */
export async function composeServices(options: ServicesOptions, parts: ServicesParts): Promise<Services> {
  const { paths } = options;
  const notices = new Notices();
  const settings = await openSettings(paths.settingsFile);
  const kept = openKeptHistory(paths.historyFile, notices, (run) => history.changed(run));
  const { store, file: historyFile } = kept;
  await prepareLabNetworks(paths, notices);
  tellSettings(notices, settings);
  tellForeignHome(notices, options);

  const cniPath = environmentOf(options).CNI_PATH;
  const targets = createTargets(parts.offer, notices);
  const namespaces = createNamespaces(targets);
  const topologies = createTopologies(targets, namespaces);
  const history = createHistory(store);
  const keeper = createHistoryKeeper({ store, history, settings, notices });
  const networks = createNetworks({
    targets,
    notices,
    describe: parts.describe,
    directories: networkDirectories(paths),
    cniPath,
  });
  const onChange = (run: RunRecord) => tellChange(run, { store, history, namespaces, notices });
  const { engineFor } = parts;
  const attachments = createAttachments(targets, engineFor);
  const changes = history.watch;
  const runs = createRuns({ targets, store, engineFor, notices, cniPath, onChange, changes });
  const files = createSavedFiles(paths, options.choosePath);
  // One run that is told of makes the window count all of them again.
  const onImported = () => {
    const newest = store.page({}, { limit: 1 });
    newest
      .then(({ runs: [run] }) => run !== undefined && history.changed(run))
      .catch((error: unknown) => notices.add(`The history cannot be read: ${messageOf(error)}`, ""));
  };
  const incomingDir = join(paths.stateDir, "incoming");
  const carry = createCarry({ store, historyFile, incomingDir, files, onImported });
  const { isImporting: quiet } = carry;
  const stopWatching = watchOtherProcesses(historyFile, { store, history, notices, quiet });

  return {
    handlers: createHandlers({
      info: appInfo(options, historyFile),
      onReady: options.onReady ?? (() => {}),
      probes: createProbes(targets),
      ...{
        notices,
        targets,
        networks,
        namespaces,
        topologies,
        attachments,
        runs,
        history,
        keeper,
        settings,
        files,
        carry,
      },
    }),
    settings,
    close: once(async () => {
      stopWatching();
      try {
        await runs.close();
        await keeper.close();
        await targets.close();
        await settings.settled();
        await carry.close();
      } finally {
        history.close();
        await kept.close();
      }
    }),
  };
}

/** A window that closes and a signal may both ask for it. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}

function environmentOf({ env }: ServicesOptions): Readonly<Record<string, string | undefined>> {
  return env ?? process.env;
}

/** NETCONFPATH of each target. */
function networkDirectories(paths: ProgramPaths): Readonly<Record<TargetId, string>> {
  return { lab: paths.labNetworksDir, host: "/etc/cni/net.d" };
}

function appInfo({ hostInfo }: ServicesOptions, historyFile: string): AppInfo {
  return {
    ...hostInfo,
    version: programVersion,
    nodeVersion: process.versions.node,
    root: process.getuid?.() === 0,
    historyFile,
  };
}

async function prepareLabNetworks(paths: ProgramPaths, notices: Notices): Promise<void> {
  try {
    await copySamples(paths.labNetworksDir);
  } catch (error) {
    notices.add(
      `The sample networks could not be copied to ${paths.labNetworksDir}: ${messageOf(error)}`,
      "Make sure that this user may write there, and start the program again.",
    );
  }
}

function tellSettings(notices: Notices, settings: SettingsStore): void {
  if (settings.problem !== null) {
    notices.add(
      `The settings in ${settings.problem.file} cannot be used: ${settings.problem.message}`,
      "The program began with its own. Make sure that this user may read and write the file.",
    );
  }
  if (settings.setAside !== null) {
    notices.add(
      "The settings could not be read, so the program began with its own.",
      `The old file was kept as ${settings.setAside}.`,
    );
  }
}

function tellForeignHome(notices: Notices, { foreignHome, paths }: ServicesOptions): void {
  if (foreignHome == null) return;
  notices.add(
    `${foreignHome} belongs to another user, so that networks, settings and history are those of root.`,
    `They lie in ${paths.configDir} and ${paths.stateDir}.`,
  );
}
