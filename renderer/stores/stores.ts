import type { Client } from "../../shared/ipc/client.ts";
import { afterPaint } from "../api/after-paint.ts";
import { type AppStore, createAppStore } from "./app-store.ts";
import { type AttachmentLifeStore, createAttachmentLifeStore } from "./attachment-life-store.ts";
import { type AttachmentsStore, createAttachmentsStore } from "./attachments-store.ts";
import { type Comparing, createComparing } from "./compare-store.ts";
import { type ConversionStore, createConversionStore } from "./conversion-store.ts";
import { createExportingStore, type ExportingStore } from "./exporting-store.ts";
import { createFilesStore, type FilesStore } from "./files-store.ts";
import { createHistoryStore, type HistoryStore } from "./history-store.ts";
import { createImportingStore, type ImportingStore } from "./importing-store.ts";
import { createInterfaceHolderStore, type InterfaceHolderStore } from "./interface-holder-store.ts";
import { createMarkedRunsStore, type MarkedRunsStore } from "./marked-runs-store.ts";
import { createNamespacesStore, type NamespacesStore } from "./namespaces-store.ts";
import { createNetworksStore, type NetworksStore } from "./networks-store.ts";
import { createNoticesStore, type NoticesStore } from "./notices-store.ts";
import { createOrderingStore, type OrderingStore } from "./ordering-store.ts";
import { createProbingStore, type ProbingStore } from "./probing-store.ts";
import { type AddressBar, createRouteStore, type RouteStore } from "./route-store.ts";
import { createRunFormStore, type RunFormStore, withChoice } from "./run-form-store.ts";
import { createRunLabelsStore, type RunLabelsStore } from "./run-labels-store.ts";
import { createRunStore, type RunStore } from "./run-store.ts";
import { createRunnerStore, type RunnerStore } from "./runner-store.ts";
import { createSeriesStore, type SeriesStore } from "./series-store.ts";
import { createSetAsideStore, type SetAsideStore } from "./set-aside-store.ts";
import { createSettingsStore, type SettingsStore } from "./settings-store.ts";
import { createStatisticsStore, type StatisticsStore } from "./statistics-store.ts";
import { createTargetsStore, type TargetsStore } from "./targets-store.ts";
import { createTimelineStore, type TimelineStore } from "./timeline-store.ts";
import { createTopologyStore, type TopologyStore } from "./topology-store.ts";
import { createUiStore, type UiStore } from "./ui-store.ts";
import { createUsageStore, type UsageStore } from "./usage-store.ts";

/** All state of the window. */
export interface Stores {
  readonly app: AppStore;
  readonly notices: NoticesStore;
  readonly settings: SettingsStore;
  readonly targets: TargetsStore;
  readonly networks: NetworksStore;
  readonly namespaces: NamespacesStore;
  /** What the next GC would remove. */
  readonly attachments: AttachmentsStore;
  /** What may hold the addresses that a run did not get. */
  readonly holders: AttachmentsStore;
  readonly interfaceHolder: InterfaceHolderStore;
  readonly setAside: SetAsideStore;
  readonly runForm: RunFormStore;
  readonly runner: RunnerStore;
  /** Runs of one form over several namespaces. */
  readonly series: SeriesStore;
  /** The run of the run view. */
  readonly currentRun: RunStore;
  /** The run that is selected in the history. */
  readonly selectedRun: RunStore;
  readonly history: HistoryStore;
  readonly timeline: TimelineStore;
  readonly statistics: StatisticsStore;
  readonly files: FilesStore;
  readonly exporting: ExportingStore;
  readonly importing: ImportingStore;
  readonly conversions: ConversionStore;
  readonly markedRuns: MarkedRunsStore;
  readonly runLabels: RunLabelsStore;
  readonly ordering: OrderingStore;
  readonly usage: UsageStore;
  readonly comparing: Comparing;
  readonly attachmentLife: AttachmentLifeStore;
  readonly topology: TopologyStore;
  /** Checks of the network as it is now. */
  readonly probing: ProbingStore;
  readonly route: RouteStore;
  readonly ui: UiStore;
}

/** Makes the stores; none of them asks for anything yet. */
export function createStores(client: Client, bar: AddressBar): Stores {
  const notices = createNoticesStore();
  const { report } = notices.getState();
  const settings = createSettingsStore(client, notices);
  const route = createRouteStore(bar);
  const history = createHistoryStore(client);
  const marked = createMarkedRunsStore();
  const currentRun = createRunStore(client, report);
  const runForm = createRunFormStore({
    onProblem: report,
    onChoice: (choice) => {
      const { settings: now, change } = settings.getState();
      void change({ choices: withChoice(now.choices, now.target, choice) });
    },
  });
  return {
    app: createAppStore(client, notices),
    notices,
    settings,
    targets: createTargetsStore(client, notices),
    networks: createNetworksStore(client),
    namespaces: createNamespacesStore(client),
    attachments: createAttachmentsStore(client),
    holders: createAttachmentsStore(client),
    interfaceHolder: createInterfaceHolderStore(client),
    setAside: createSetAsideStore(client, notices),
    runForm,
    runner: createRunnerStore(
      client,
      notices,
      (record) => {
        currentRun.getState().attach(record.id, record);
        // One run has it, and no other unless somebody says so again.
        if (record.fault !== undefined) runForm.getState().editFault({ armed: false });
        if (route.getState().route.view !== "run") route.getState().navigate({ view: "run" });
      },
      () => settings.getState().settings.stepwise,
      (target) => settings.getState().settings.recordDelegates[target],
      afterPaint,
    ),
    series: createSeriesStore(client),
    currentRun,
    selectedRun: createRunStore(client, report),
    history,
    timeline: createTimelineStore(client),
    statistics: createStatisticsStore(client),
    files: createFilesStore(client, notices),
    exporting: createExportingStore(client, notices),
    importing: createImportingStore(client, () => void history.getState().reload()),
    conversions: createConversionStore(client),
    markedRuns: marked,
    runLabels: createRunLabelsStore(client, notices),
    ordering: createOrderingStore(client, { notices, history, marked, route }),
    usage: createUsageStore(client, notices),
    comparing: createComparing(client, notices, route),
    attachmentLife: createAttachmentLifeStore(client),
    topology: createTopologyStore(client),
    probing: createProbingStore(client, notices),
    route,
    ui: createUiStore(),
  };
}
