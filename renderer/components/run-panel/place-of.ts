import type { ResultInterface } from "../../../shared/cni/result.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { baseName } from "../../model/base-name.ts";
import { targetNames } from "../../model/target-names.ts";

/** Where an interface lies: the namespace's name, or the target itself. */
export const placeOf = ({ sandbox }: ResultInterface, targetId: TargetId): string =>
  sandbox === null ? targetNames[targetId] : baseName(sandbox);
