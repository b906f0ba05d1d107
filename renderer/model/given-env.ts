import type { EnvVariable, RunStep } from "../../shared/run/run-step.ts";

/** The environment that a plugin was really given: a recorder's directory stood in front of its CNI_PATH. */
export function givenEnv({
  env,
  delegated,
}: Pick<RunStep, "env" | "delegated">): readonly EnvVariable[] | null {
  const directory = delegated?.directory ?? null;
  if (env === null || directory === null) return env;
  return env.map((variable) =>
    variable.name === "CNI_PATH" ? { ...variable, value: `${directory}:${variable.value}` } : variable,
  );
}
