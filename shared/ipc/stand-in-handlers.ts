import { contract, type Handlers } from "./contract.ts";
import { IpcError } from "./ipc-error.ts";

/**
 * Handlers for the whole contract, for tests: those that are given, and for every other call or stream a refusal
 * that names it.
 */
export function standInHandlers(some: Partial<Handlers>): Handlers {
  const refuse = (name: string) => () => {
    throw new IpcError({ code: "REFUSED", message: `The stand-in has no “${name}”.` });
  };
  const all = Object.keys(contract).map((name) => [name, refuse(name)] as const);
  // Every name of the contract has a function now; that each has the right type, only its name can tell.
  return { ...Object.fromEntries(all), ...some } as Handlers;
}
