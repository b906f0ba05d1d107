import type { ReactNode } from "react";
import { Fact, FactList } from "../../components/fact-list.tsx";
import { Note } from "../../components/note.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { findInKernel, type InKernel, verdictOf } from "../../model/attachment-life.ts";
import { baseName } from "../../model/base-name.ts";
import type { AttachmentLife } from "../../stores/attachment-life-store.ts";

/** Whether the attachment is in the result cache and in the kernel. */
export function AttachmentNow(props: { readonly life: AttachmentLife; readonly ifName: string }): ReactNode {
  const { runs, searching, cached, namespaces } = props.life;
  return (
    <section aria-label="Now" className="flex flex-col gap-2">
      <h3 className="border-line border-b pb-1 font-semibold">Now</h3>
      {cached === null || namespaces === null || (searching && runs.length === 0) ? (
        <Skeleton label="Looking at the cache and the kernel" rows={3} rowClass="flex h-6 flex-col gap-2" />
      ) : (
        <Facts cached={cached} kernel={findInKernel(props, runs, cached, namespaces)} ifName={props.ifName} />
      )}
    </section>
  );
}

function Facts(props: {
  readonly cached: NonNullable<AttachmentLife["cached"]>;
  readonly kernel: InKernel;
  readonly ifName: string;
}): ReactNode {
  const { cached, kernel } = props;
  const verdict = verdictOf(cached.length > 0, kernel);
  return (
    <>
      <FactList>
        <Fact name="Result cache">
          {cached.length === 0 && "No entry."}
          {cached.map(({ networkName, netns }) => (
            <p key={networkName}>
              Added to <b>{networkName}</b>
              {netns !== "" && ` in ${baseName(netns)}`}, not deleted yet.
            </p>
          ))}
        </Fact>
        <Fact name="Kernel">
          <KernelText kernel={kernel} ifName={props.ifName} />
        </Fact>
      </FactList>
      <Note kind={verdict.ok ? "info" : "host"}>{verdict.text}</Note>
    </>
  );
}

function KernelText({ kernel, ifName }: { readonly kernel: InKernel; readonly ifName: string }): ReactNode {
  switch (kernel.state) {
    case "unnamed":
      return "No run names its namespace.";
    case "noNamespace":
      return `There is no namespace ${kernel.netns}.`;
    case "missing":
      return `${kernel.netns} has no ${ifName}.`;
    case "there": {
      const { addresses, up } = kernel.interface;
      return (
        <>
          {ifName} is {up ? "up" : "down"} in {kernel.netns}
          {addresses.length > 0 && <span className="font-mono text-sm"> {addresses.join(", ")}</span>}
        </>
      );
    }
  }
}
