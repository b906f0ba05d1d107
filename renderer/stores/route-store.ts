import { createStore, type StoreApi } from "zustand/vanilla";
import { formatRoute, parseRoute, type Route } from "../model/route.ts";

/** The part of the browser that an address needs; `window` fits. */
export interface AddressBar {
  readonly location: { hash: string };
  readonly history: { replaceState(data: null, unused: string, url: string): void };
  addEventListener(type: "hashchange", listener: () => void): void;
  removeEventListener(type: "hashchange", listener: () => void): void;
}

export interface RouteState {
  readonly route: Route;
  /** Goes to a route; *back* returns from it. */
  navigate(route: Route): void;
  /** Changes the address without a step for *back*. */
  replace(route: Route): void;
  watch(): () => void;
}

export type RouteStore = StoreApi<RouteState>;

export function createRouteStore(bar: AddressBar): RouteStore {
  return createStore<RouteState>()((set, get) => {
    const read = (): void => {
      const route = parseRoute(bar.location.hash);
      if (formatRoute(route) !== formatRoute(get().route)) set({ route });
    };
    return {
      route: parseRoute(bar.location.hash),
      navigate: (route) => {
        bar.location.hash = formatRoute(route);
        set({ route });
      },
      replace: (route) => {
        bar.history.replaceState(null, "", formatRoute(route));
        set({ route });
      },
      watch: () => {
        bar.addEventListener("hashchange", read);
        return () => bar.removeEventListener("hashchange", read);
      },
    };
  });
}
