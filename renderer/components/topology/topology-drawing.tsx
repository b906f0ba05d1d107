import { memo, type ReactNode } from "react";
import { kindOf, stateOf } from "../../model/topology/describe-link.ts";
import type { MadeByRun } from "../../model/topology/made-by-run.ts";
import type { PictureNode, TopologyPicture } from "../../model/topology/topology-picture.ts";
import { TopologyBox, TopologyBoxText } from "./topology-box.tsx";
import { TopologyEdge } from "./topology-edge.tsx";
import { TopologyNode } from "./topology-node.tsx";

/** All that is in the picture, neither moved nor enlarged. */
export const TopologyDrawing = memo(function TopologyDrawing(props: {
  readonly picture: TopologyPicture;
  readonly made: MadeByRun;
  /** What the target's own side is called. */
  readonly host: string;
  readonly runId: number;
  readonly chosen: string | null;
  /** The link that Tab leads to. */
  readonly reachable: string | null;
}): ReactNode {
  const { picture, made, host, chosen } = props;
  const boxesOfRun = boxesWithMade(picture, made);
  return (
    <>
      {picture.boxes.map((box) => (
        <TopologyBox key={box.namespace.name ?? ""} box={box} made={boxesOfRun.has(box.namespace.name)} />
      ))}
      {picture.edges.map((edge) => {
        const { from, to } = edge.joint;
        return (
          <TopologyEdge
            key={`${from} ${to}`}
            edge={edge}
            made={made.links.has(from) && (edge.joint.kind !== "pair" || made.links.has(to))}
            chosen={chosen === from || chosen === to}
          />
        );
      })}
      {picture.boxes.map((box) => (
        <TopologyBoxText
          key={box.namespace.name ?? ""}
          box={box}
          title={titleOf(box.namespace, host)}
          made={made.routes}
          runId={props.runId}
        />
      ))}
      {picture.nodes.map((node) => (
        <TopologyNode
          key={node.id}
          node={node}
          label={labelOf(node, host, made.links.has(node.id) ? props.runId : null)}
          made={made.links.has(node.id)}
          chosen={chosen === node.id}
          reachable={props.reachable === node.id}
        />
      ))}
    </>
  );
});

/** Named namespaces in which the run made something. */
function boxesWithMade({ nodes, boxes }: TopologyPicture, made: MadeByRun): ReadonlySet<string | null> {
  const ofLinks = nodes.flatMap(({ id, namespace }) => (made.links.has(id) ? [namespace] : []));
  const ofRoutes = boxes.flatMap(({ namespace, lines }) =>
    lines.some(({ routes }) => routes.some((route) => made.routes.has(route))) ? [namespace.name] : [],
  );
  return new Set([...ofLinks, ...ofRoutes].filter((name) => name !== null));
}

function titleOf(
  { name, aliases }: { readonly name: string | null; readonly aliases: readonly string[] },
  host: string,
): string {
  return name === null ? host : [name, ...aliases].join(" = ");
}

/** What is said of a link to somebody who does not see it, beginning with what is written there. */
function labelOf(node: PictureNode, host: string, runId: number | null): string {
  const { link, namespace, addresses, note, shape } = node;
  return [
    [link.name, ...addresses, ...(note === "" ? [] : [note])].join(" "),
    ...(shape === "bar" ? [] : [kindOf(link)]),
    `in ${namespace ?? host}`,
    stateOf(link),
    ...(runId === null ? [] : [`made by run ${runId}`]),
  ].join(", ");
}
