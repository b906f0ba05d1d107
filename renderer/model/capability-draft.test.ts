import { describe, expect, test } from "vitest";
import { composeCapabilityArgs, draftProblem, draftsOf, portRows } from "./capability-draft.ts";

const port = { id: 0, hostPort: "8080", containerPort: "80", protocol: "tcp" } as const;

describe("CAP_ARGS", () => {
  test("hold every argument in which something was typed, numbers as they were typed", () => {
    const text = composeCapabilityArgs({
      portMappings: { kind: "ports", rows: [port, { ...port, id: 1, hostPort: "", containerPort: "" }] },
      bandwidth: { kind: "json", text: '{ "ingressRate": 12345678901234567890 }' },
      mac: { kind: "json", text: "  " },
    });
    expect(text).toBe(
      '{"portMappings":[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}],"bandwidth":{"ingressRate":12345678901234567890}}',
    );
  });

  test("are empty where nothing was typed", () => {
    expect(composeCapabilityArgs({ portMappings: { kind: "ports", rows: [] } })).toBe("");
  });

  test("come back as they were", () => {
    const text = '{"portMappings":[{"hostPort":8080,"containerPort":80,"protocol":"udp"}],"x":{"n":1.0}}';
    const drafts = draftsOf(text);
    expect(drafts.portMappings?.kind).toBe("ports");
    expect(composeCapabilityArgs(drafts)).toBe(text);
  });

  test.each([
    '[{"hostPort":1,"containerPort":1,"protocol":"tcp","hostIP":"10.0.0.1"}]',
    '[{"hostPort":1,"containerPort":1}]',
    '[{"hostPort":"1","containerPort":1,"protocol":"tcp"}]',
    "{}",
  ])("show port mappings that rows cannot hold as JSON: %s", (text) => {
    expect(portRows(text)).toBeNull();
    expect(draftsOf(`{"portMappings":${text}}`).portMappings).toEqual({ kind: "json", text });
  });
});

describe("an argument", () => {
  test.each(["0", "65536", "80x", "1.5", "-1", ""])("refuses the container port %j", (containerPort) => {
    expect(draftProblem({ kind: "ports", rows: [{ ...port, containerPort }] })).toContain("container port");
  });

  test("accepts ports from 1 to 65535 and ignores an empty row", () => {
    const rows = [
      port,
      { ...port, id: 1, hostPort: "65535", containerPort: "1" },
      { ...port, id: 2, hostPort: "", containerPort: "" },
    ];
    expect(draftProblem({ kind: "ports", rows })).toBeNull();
  });

  test("has to be JSON", () => {
    expect(draftProblem({ kind: "json", text: "{a}" })).toContain("not a JSON value");
    expect(draftProblem({ kind: "json", text: " 12 " })).toBeNull();
  });
});
