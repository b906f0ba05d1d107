/** The networks of the benchmarks, by what they are called there. */
export const networks = {
  "a plugin that does nothing": {
    cniVersion: "1.0.0",
    name: "bench-noop",
    plugins: [{ type: "noop" }],
  },
  "bridge + host-local": {
    cniVersion: "1.0.0",
    name: "bench-bridge",
    plugins: [
      {
        type: "bridge",
        bridge: "bench0",
        isGateway: true,
        ipam: { type: "host-local", subnet: "10.99.0.0/24" },
      },
    ],
  },
};
