import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Stores } from "./stores.ts";

const Context = createContext<Stores | null>(null);

/** Gives the stores to all components below. */
export const StoresProvider = Context.Provider;

/** All stores. Throws outside a `StoresProvider`. */
export function useStores(): Stores {
  const stores = useContext(Context);
  if (stores === null) throw new Error("There is no StoresProvider above this component.");
  return stores;
}

/** A part of one store's state, as in `useFrom(({ runForm }) => runForm, ({ form }) => form)`. */
export function useFrom<State, Slice>(
  pick: (stores: Stores) => StoreApi<State>,
  select: (state: State) => Slice,
): Slice {
  return useStore(pick(useStores()), select);
}
