import type { AppInfo, Handlers } from "../../shared/ipc/contract.ts";
import { fromExactBytes } from "../platform/exact-bytes.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Attachments } from "./attachments.ts";
import type { Carry } from "./carry/carry.ts";
import { convertResultTo } from "./convert-result.ts";
import type { History } from "./history.ts";
import type { HistoryKeeper } from "./history-keeper.ts";
import type { Namespaces } from "./namespaces.ts";
import type { Networks } from "./networks.ts";
import type { Notices } from "./notices.ts";
import type { Probes } from "./probes.ts";
import type { Runs } from "./runs/runs.ts";
import type { SavedFiles } from "./saved-files.ts";
import type { Targets } from "./targets.ts";
import type { Topologies } from "./topologies.ts";

export interface Parts {
  readonly info: AppInfo;
  readonly onReady: (paintMs: number) => void;
  readonly notices: Notices;
  readonly targets: Targets;
  readonly networks: Networks;
  readonly namespaces: Namespaces;
  readonly topologies: Topologies;
  readonly attachments: Attachments;
  readonly runs: Runs;
  readonly probes: Probes;
  readonly history: History;
  readonly keeper: HistoryKeeper;
  readonly carry: Carry;
  readonly files: SavedFiles;
  readonly settings: SettingsStore;
}

/** The whole contract over the services; nothing is decided here. */
export function createHandlers(parts: Parts): Handlers {
  const { notices, targets, networks, namespaces, topologies, attachments, runs, history, files, settings } =
    parts;
  const { probes, keeper, carry } = parts;
  return {
    "app.info": () => parts.info,
    "app.ready": ({ paintMs }) => parts.onReady(paintMs),
    "app.notices": (_, { signal }) => notices.watch(signal),

    "targets.watch": (_, { signal }) => targets.watch(signal),
    "targets.start": async ({ targetId }) => {
      await targets.start(targetId);
    },
    "targets.reset": ({ targetId }) => targets.reset(targetId),

    "networks.watch": ({ targetId }, { signal }) => networks.watch(targetId, signal),

    "namespaces.watch": ({ targetId }, { signal }) => namespaces.watch(targetId, signal),
    "namespaces.create": ({ targetId, name }) => namespaces.create(targetId, name),
    "namespaces.delete": ({ targetId, name }) => namespaces.delete(targetId, name),

    "topology.watch": ({ targetId }, { signal }) => topologies.watch(targetId, signal),

    "attachments.list": ({ targetId, networkName }) => attachments.list(targetId, networkName),
    "attachments.setAside": ({ targetId, ...entry }) => attachments.setAside(targetId, entry),

    "runs.start": (request, { signal }) => runs.start(request, signal),
    "runs.watch": ({ id }, { signal }) => runs.watch(id, signal),
    "runs.advance": ({ id, step, action }) => runs.advance(id, step, action),
    "runs.cancel": ({ id }) => runs.cancel(id),

    "results.convert": ({ text, version }) => convertResultTo(version, new TextEncoder().encode(text)),

    "history.page": ({ query, ...part }, { signal }) => history.page(query, part, signal),
    "history.ofAttachment": (part) => history.ofAttachment(part),
    "history.get": ({ id }) => history.get(id),
    "history.facets": ({ query, limit }, { signal }) => history.facets(query, limit, signal),
    "history.timeline": ({ query, buckets }, { signal }) => history.timeline(query, buckets, signal),
    "history.labels": ({ id }) => history.labels(id),
    "history.label": ({ ids, change }, { signal }) => history.label(ids, change, signal),
    "history.countDeletable": (what, { signal }) => history.countDeletable(what, signal),
    "history.delete": (what, { signal }) => keeper.delete(what, signal),
    "history.undelete": ({ removal }) => keeper.undelete(removal),
    "history.usage": () => history.usage(),
    "history.outputBytes": (_, { signal }) => history.outputBytes(signal),
    "history.forecast": (rules, { signal }) => history.forecastRetention(rules, signal),
    "history.compactionNeed": () => history.compactionNeed(),
    "history.compact": () => keeper.compact(),
    "history.statistics": ({ query }, { signal }) => history.statistics(query, signal),
    "history.watch": (_, { signal }) => history.watch(signal),

    "history.export": (request, { signal }) => carry.export(request, signal),
    "history.backUp": (_, { signal }) => carry.backUp(signal),
    "history.receive": ({ id, at, base64 }) => carry.receive(id, at, Buffer.from(base64, "base64")),
    "history.preview": ({ id }, { signal }) => carry.preview(id, signal),
    "history.import": ({ id }, { signal }) => carry.import(id, signal),
    "history.release": ({ id }) => carry.release(id),

    "files.save": ({ suggestedName, bytes }) => files.save(suggestedName, fromExactBytes(bytes)),
    "probes.places": ({ targetId }) => probes.places(targetId),
    "probes.run": (request, { signal }) => probes.run(request, signal),
    "probes.listen": (request, { signal }) => probes.listen(request, signal),

    "settings.get": () => settings.get(),
    "settings.change": async (change) => {
      const changed = await settings.change(change);
      if (change.retention !== undefined) keeper.tend();
      return changed;
    },
  };
}
