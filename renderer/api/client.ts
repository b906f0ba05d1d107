import { type Client, connect } from "../../shared/ipc/client.ts";
import { bridge } from "./bridge.ts";

/** The typed client over the preload's bridge. */
export function connectMain(): Client {
  return connect(bridge());
}
