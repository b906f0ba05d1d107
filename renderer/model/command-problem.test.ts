import { expect, test } from "vitest";
import { commandProblem } from "./command-problem.ts";

const drafts = (text: string) => ({
  mac: { kind: "mac", value: "c2:11:22:33:44:55" } as const,
  portMappings: { kind: "json", text } as const,
});

test("there is no command with half a JSON value, and the argument that has it is named", () => {
  expect(commandProblem("ADD", drafts('[{"hostPort":'))).toContain("portMappings is not JSON");
});

test("there is one with whole JSON, with none, and where arguments are not used", () => {
  expect(commandProblem("ADD", drafts('[{"hostPort": 80}]'))).toBeNull();
  expect(commandProblem("ADD", drafts(" "))).toBeNull();
  expect(commandProblem("GC", drafts("["))).toBeNull();
});
