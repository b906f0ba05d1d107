import type { ReactNode } from "react";
import type { CapabilityDraft } from "../../../../shared/cni/capabilities/capability-draft.ts";
import { TextArea } from "../../../components/text-area.tsx";
import { BandwidthFields } from "./bandwidth-fields.tsx";
import { capabilityExample } from "./capability-example.ts";
import { DnsFields } from "./dns-fields.tsx";
import { DraftInput, type EditorProps } from "./draft-input.tsx";
import { IpRangeSets } from "./ip-range-sets.tsx";
import { PortRows } from "./port-rows.tsx";

/** The inputs of an argument, or its JSON. */
export function CapabilityEditor(
  props: EditorProps<CapabilityDraft> & { readonly capability: string },
): ReactNode {
  const { capability, draft, problems, describedBy, onChange } = props;
  const shared = { problems, describedBy };
  switch (draft.kind) {
    case "portMappings":
      return (
        <PortRows
          {...shared}
          draft={draft.value}
          onChange={(value) => onChange({ kind: draft.kind, value })}
        />
      );
    case "bandwidth":
      return (
        <BandwidthFields
          {...shared}
          draft={draft.value}
          onChange={(value) => onChange({ kind: draft.kind, value })}
        />
      );
    case "ipRanges":
      return (
        <IpRangeSets
          {...shared}
          draft={draft.value}
          onChange={(value) => onChange({ kind: draft.kind, value })}
        />
      );
    case "dns":
      return (
        <DnsFields
          {...shared}
          draft={draft.value}
          onChange={(value) => onChange({ kind: draft.kind, value })}
        />
      );
    case "json":
      return (
        <JsonField
          {...shared}
          capability={capability}
          text={draft.text}
          onText={(text) => onChange({ kind: "json", text })}
        />
      );
    default:
      return (
        <DraftInput
          {...shared}
          at="text"
          aria-label={capability}
          placeholder={capabilityExample(capability, "text")}
          value={draft.value}
          onText={(value) => onChange({ kind: draft.kind, value })}
        />
      );
  }
}

function JsonField(
  props: Omit<EditorProps<unknown>, "draft" | "onChange"> & {
    readonly capability: string;
    readonly text: string;
    readonly onText: (text: string) => void;
  },
): ReactNode {
  return (
    <TextArea
      aria-label={`${props.capability} as JSON`}
      invalid={props.problems.some(({ severity }) => severity === "error")}
      aria-describedby={props.describedBy}
      placeholder={capabilityExample(props.capability, "json")}
      value={props.text}
      onChange={(event) => props.onText(event.target.value)}
    />
  );
}
