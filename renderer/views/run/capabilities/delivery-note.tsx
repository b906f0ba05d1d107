import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Delivery, Receiver } from "../../../../shared/cni/capabilities/delivery.ts";

/** The plugins that libcni gives an argument to, and those that they hand it on to; nothing for none. */
export function Receivers({ receivers }: { readonly receivers: readonly Receiver[] }): ReactNode {
  if (receivers.length === 0) return null;
  const names = receivers
    .map(({ type, handsOnTo }) => (handsOnTo === null ? type : `${type} › ${handsOnTo}`))
    .join(", ");
  return (
    <span className="font-mono text-ok" title={names}>
      <ArrowRight role="img" aria-label="received by" className="inline size-3 align-[-0.125rem]" /> {names}
    </span>
  );
}

/** Where an argument goes otherwise than one may think; nothing where it goes where it should. */
export function DeliveryNote({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { capability, receivers, couldDeclare } = delivery;
  const unused = receivers.filter(({ uses }) => uses === false).map(({ type }) => type);
  const sentences = [
    ...(unused.length === 0
      ? []
      : [
          `${unused.join(", ")} ${unused.length === 1 ? "gets it and does" : "get it and do"} nothing with it.`,
        ]),
    ...(receivers.length > 0 || couldDeclare.length === 0
      ? []
      : [`${couldDeclare.join(", ")} would, with "capabilities": { "${capability}": true } in the config.`]),
  ];
  return (
    <>
      {receivers.length === 0 && <p className="text-host text-xs">No plugin of this network receives it.</p>}
      {sentences.map((sentence) => (
        <p key={sentence} className="text-muted text-xs">
          {sentence}
        </p>
      ))}
    </>
  );
}
