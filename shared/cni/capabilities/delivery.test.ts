import { expect, test } from "vitest";
import type { NetworkOutline, PluginOutline } from "../network-file.ts";
import { deliveryOf } from "./delivery.ts";

const chain = (...plugins: readonly PluginOutline[]): NetworkOutline => ({
  name: "n",
  cniVersion: "1.0.0",
  disableCheck: false,
  disableGC: false,
  plugins,
});
const plugin = (type: string, ipamType: string | null, ...capabilities: readonly string[]) => ({
  type,
  ipamType,
  capabilities,
});

test("an argument goes to the plugins that declare it, and on to the IPAM that it is for", () => {
  const outline = chain(
    plugin("bridge", "host-local", "ips", "mac"),
    plugin("portmap", null),
    plugin("own", null, "ips"),
    plugin("loopback", null, "ips"),
  );
  expect(deliveryOf("ips", outline)).toEqual({
    capability: "ips",
    receivers: [
      { type: "bridge", handsOnTo: "host-local", uses: true },
      { type: "own", handsOnTo: null, uses: null },
      { type: "loopback", handsOnTo: null, uses: false },
    ],
    couldDeclare: [],
  });
  expect(deliveryOf("mac", outline).receivers).toEqual([{ type: "bridge", handsOnTo: null, uses: true }]);
});

test("where nobody declares it, those that would use it are named", () => {
  const outline = chain(plugin("bridge", "static"), plugin("portmap", null), plugin("own", "own-ipam"));
  expect(deliveryOf("portMappings", outline)).toMatchObject({ receivers: [], couldDeclare: ["portmap"] });
  expect(deliveryOf("ips", outline)).toMatchObject({ receivers: [], couldDeclare: ["bridge"] });
  expect(deliveryOf("constructor", outline)).toMatchObject({ receivers: [], couldDeclare: [] });
  expect(deliveryOf("ips", null)).toMatchObject({ receivers: [], couldDeclare: [] });
});
