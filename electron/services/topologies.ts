import { isDeepStrictEqual } from "node:util";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { Topology, TopologyEvent } from "../../shared/topology/topology.ts";
import { parseTopology } from "../kernel/parse-topology.ts";
import type { Namespaces } from "./namespaces.ts";
import { reread } from "./streams/reread.ts";
import type { Targets } from "./targets.ts";

/** How often what other programs changed is looked for, while someone watches. Milliseconds. */
const lookAgainMs = 5000;

/** Looking takes at most one part in so many of the time, however many namespaces there are. */
const restPerLook = 20;

export interface Topologies {
  /** What the kernel holds in the target, as it is and as it becomes, while the target runs. */
  watch(id: TargetId, signal: AbortSignal): AsyncIterable<TopologyEvent>;
}

/** Looks again when a run has ended, when namespaces were made or deleted, and now and then. */
export function createTopologies(
  targets: Pick<Targets, "running" | "onChange">,
  namespaces: Pick<Namespaces, "onChange">,
): Topologies {
  return { watch: (id, signal) => watch(id, targets, namespaces, signal) };
}

async function* watch(
  id: TargetId,
  targets: Pick<Targets, "running" | "onChange">,
  namespaces: Pick<Namespaces, "onChange">,
  signal: AbortSignal,
): AsyncGenerator<TopologyEvent, void> {
  const clock = createClock();
  const read = async (): Promise<Topology | null> => {
    const target = targets.running(id);
    const began = performance.now();
    try {
      return target === null ? null : parseTopology(await target.readNamespaces(signal), Date.now());
    } catch (error) {
      // A target that ended meanwhile takes everything along; one that is not watched any more is not read.
      if (signal.aborted || targets.running(id) !== target) return null;
      throw error;
    } finally {
      clock.rest(Math.max(lookAgainMs, (performance.now() - began) * restPerLook));
    }
  };
  const listen = (wake: () => void) => {
    const leave = [targets.onChange(id, wake), namespaces.onChange(id, wake), clock.listen(wake)];
    return () => {
      for (const each of leave) each();
    };
  };
  let last: Topology | null = null;
  for await (const topology of reread({ read, listen }, signal)) {
    yield eventOf(topology, last);
    last = topology;
  }
}

function eventOf(topology: Topology | null, last: Topology | null): TopologyEvent {
  if (topology === null) return { type: "absent" };
  return isDeepStrictEqual(topology.namespaces, last?.namespaces)
    ? { type: "same", readAt: topology.readAt }
    : { type: "read", topology };
}

/** Wakes a listener so long after the last rest began. */
function createClock() {
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  return {
    rest(ms: number) {
      clearTimeout(timer);
      timer = setTimeout(() => wake(), ms).unref();
    },
    listen(listener: () => void) {
      wake = listener;
      return () => {
        wake = () => {};
        clearTimeout(timer);
      };
    },
  };
}
