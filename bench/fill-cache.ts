/** Runs inside the lab and fills libcni's cache with attachments of a network: `fill-cache.ts NETWORK COUNT`. */
import { mkdirSync, writeFileSync } from "node:fs";

const [network = "", count = "0"] = process.argv.slice(2);
const directory = "/var/lib/cni/results";
mkdirSync(directory, { recursive: true, mode: 0o700 });
for (let at = 0; at < Number(count); at++) {
  const containerId = `container${at}`;
  const entry = {
    kind: "cniCacheV1",
    containerId,
    config: Buffer.from(JSON.stringify({ cniVersion: "1.0.0", name: network })).toString("base64"),
    ifName: "eth0",
    networkName: network,
    netns: `/run/netns/${containerId}`,
    result: { cniVersion: "1.0.0", ips: [{ address: "10.0.0.2/8" }] },
  };
  writeFileSync(`${directory}/${network}-${containerId}-eth0`, JSON.stringify(entry), { mode: 0o600 });
}
