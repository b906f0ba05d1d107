import { expect, test } from "vitest";
import { prints } from "../libcni/testing/fake-target.ts";
import { chain, setUp } from "../libcni/testing/set-up-chain.ts";
import { askVersions } from "./ask-versions.ts";

test("a gate is asked for each plugin by the place that it has in the run", async () => {
  const answer = () => prints('{"cniVersion":"1.0.0","supportedVersions":["1.0.0"]}');
  const { cni, list, events, onEvent, target } = await setUp({
    conf: chain("1.0.0", "p", "q", "r"),
    plugins: { p: answer, q: answer, r: answer },
  });
  const asked: number[] = [];
  const gate = (index: number) => {
    asked.push(index);
    return Promise.resolve(index === 1 ? ("stop" as const) : ("run" as const));
  };
  const { signal } = new AbortController();
  expect(await askVersions(cni, list, { gate, onEvent, signal })).toMatchObject({
    outcome: { outcome: "cancelled" },
  });
  expect(asked).toEqual([0, 1]);
  expect(target.calls).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ type: "stepFinished", index: 1, state: "stopped" });
});
