import { expect, test } from "vitest";
import { delegateEnv } from "./delegate-env.ts";

test("variables are told apart at their first equals sign, those of CNI from all others", () => {
  expect(delegateEnv({ env: ["CNI_ARGS=a=b;c=d", "PATH=/bin", "EMPTY=", "odd"] })).toEqual([
    { name: "CNI_ARGS", value: "a=b;c=d", origin: "cni" },
    { name: "PATH", value: "/bin", origin: "inherited" },
    { name: "EMPTY", value: "", origin: "inherited" },
    { name: "odd", value: "", origin: "inherited" },
  ]);
});
