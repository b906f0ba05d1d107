import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import type { MatchedLinks } from "../../../shared/topology/match-peers.ts";
import { routeId, type Topology } from "../../../shared/topology/topology.ts";
import { kindOf, relationsOf, stateOf } from "../../model/topology/describe-link.ts";
import type { MadeByRun } from "../../model/topology/made-by-run.ts";
import { topologyLinks } from "../../model/topology/topology-links.ts";
import { cn } from "../cn.ts";
import { CopyButton } from "../copy-button.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { IconButton } from "../icon-button.tsx";

/** All that is known of one link, and the command that shows it. */
export function TopologyDetails(props: {
  readonly id: string;
  readonly topology: Topology;
  readonly matched: MatchedLinks;
  readonly host: string;
  readonly made: MadeByRun;
  readonly runId: number;
  /** Where it does not cover the link. */
  readonly side: "left" | "right";
  readonly focusRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): ReactNode {
  const placed = topologyLinks(props.topology).get(props.id);
  if (placed === undefined) return null;
  const { made, runId } = props;
  const { link, namespace } = placed;
  const place = namespace.name ?? props.host;
  const routes = namespace.routes.filter(({ dev }) => dev === link.name);
  const close = (event: KeyboardEvent): void => {
    if (event.key === "Escape") props.onClose();
  };
  return (
    <section
      ref={props.focusRef}
      aria-label={`Details of ${link.name} in ${place}`}
      tabIndex={-1}
      onKeyDown={close}
      className={cn(
        "absolute top-3 flex max-h-[calc(100%-1.5rem)] w-72 max-w-[calc(100%-1.5rem)] flex-col rounded-lg border border-line-strong bg-panel",
        props.side === "left" ? "left-3" : "right-3",
      )}
    >
      <div className="flex items-center gap-2 border-line border-b py-1 pr-1 pl-3">
        <h3 className="min-w-0 flex-1 truncate font-mono font-semibold">{link.name}</h3>
        <IconButton name="Close details" onClick={props.onClose}>
          <X className="size-3.5" />
        </IconButton>
      </div>
      <div className="overflow-auto p-3">
        <FactList>
          <Fact name="Namespace">{place}</Fact>
          <Fact name="Kind">{kindOf(link)}</Fact>
          <Fact name="State">{stateOf(link)}</Fact>
          <Fact name="Index">{link.index}</Fact>
          {link.mac !== null && (
            <Fact name="MAC">
              <Mono>{link.mac}</Mono>
            </Fact>
          )}
          {link.mtu !== null && <Fact name="MTU">{link.mtu}</Fact>}
          {link.addresses.length > 0 && (
            <Fact name="Addresses">
              {link.addresses.map(({ address, scope }) => (
                <p key={address}>
                  <Mono>{address}</Mono>
                  {scope !== "global" && <span className="text-muted text-sm"> {scope}</span>}
                </p>
              ))}
            </Fact>
          )}
          {relationsOf(props.id, props.topology, props.matched, props.host).map(({ name, value }) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
          {routes.length > 0 && (
            <Fact name="Routes">
              {routes.map(({ key, text }) => (
                <p key={key}>
                  <Mono>{text}</Mono>
                  {made.routes.has(routeId(namespace.name, key)) && (
                    <span className="text-muted text-sm"> made by run {runId}</span>
                  )}
                </p>
              ))}
            </Fact>
          )}
          {made.links.has(props.id) && <Fact name="Made by">run {runId}</Fact>}
          <Fact name="Command">
            <span className="flex items-start gap-1">
              <code className="min-w-0 flex-1 font-mono text-sm">{link.command}</code>
              <CopyButton text={link.command} what={`command ${link.command}`} inline />
            </span>
          </Fact>
        </FactList>
      </div>
    </section>
  );
}

function Mono({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="font-mono text-sm">{children}</span>;
}
