/** A network to begin with. */
export interface SampleFile {
  /** File name; its order among the others is the order in which libcni reads them. */
  readonly name: string;
  readonly text: string;
}

/**
 * Small networks that work in the lab with the reference plugins from 1.1.1 on. Each has its own bridge and its
 * own addresses, so that they can be used side by side.
 *
 * The broken one is a `.conf` and the last of them: libcni stops at the first bad file, and looks into all
 * `.conflist` files before any `.conf`, so that there it hides none of the others.
 */
export const sampleFiles: readonly SampleFile[] = [
  {
    name: "10-lab-net.conflist",
    text: `{
  "cniVersion": "1.0.0",
  "name": "lab-net",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "lab0",
      "isGateway": true,
      "ipMasq": true,
      "ipam": {
        "type": "host-local",
        "ranges": [[{ "subnet": "10.88.0.0/16" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    }
  ]
}
`,
  },
  {
    name: "20-ptp-net.conflist",
    text: `{
  "cniVersion": "1.0.0",
  "name": "ptp-net",
  "plugins": [
    {
      "type": "ptp",
      "ipMasq": true,
      "ipam": {
        "type": "host-local",
        "ranges": [[{ "subnet": "10.89.0.0/24" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    }
  ]
}
`,
  },
  {
    name: "30-ports-net.conflist",
    text: `{
  "cniVersion": "1.0.0",
  "name": "ports-net",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "lab1",
      "isGateway": true,
      "ipMasq": true,
      "ipam": {
        "type": "host-local",
        "ranges": [[{ "subnet": "10.90.0.0/24" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    },
    {
      "type": "portmap",
      "snat": true,
      "capabilities": { "portMappings": true }
    }
  ]
}
`,
  },
  {
    name: "40-shaped-net.conflist",
    text: `{
  "cniVersion": "1.0.0",
  "name": "shaped-net",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "lab2",
      "isGateway": true,
      "ipam": {
        "type": "host-local",
        "ranges": [[{ "subnet": "10.91.0.0/24" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    },
    {
      "type": "tuning",
      "sysctl": { "net.ipv4.conf.all.arp_filter": "1" },
      "capabilities": { "mac": true }
    },
    {
      "type": "bandwidth",
      "capabilities": { "bandwidth": true }
    }
  ]
}
`,
  },
  {
    name: "50-loopback.conflist",
    text: `{
  "cniVersion": "1.0.0",
  "name": "loopback",
  "plugins": [{ "type": "loopback" }]
}
`,
  },
  {
    name: "60-legacy-net.conf",
    text: `{
  "cniVersion": "0.3.1",
  "name": "legacy-net",
  "type": "bridge",
  "bridge": "lab3",
  "isGateway": true,
  "ipam": {
    "type": "host-local",
    "subnet": "10.92.0.0/24",
    "routes": [{ "dst": "0.0.0.0/0" }]
  }
}
`,
  },
  {
    name: "99-broken.conf",
    text: `{
  "cniVersion": "1.0.0",
  "name": "broken",
  "description": "Broken on purpose: a comma is missing at the end of this line"
  "type": "bridge",
  "bridge": "lab4"
}
`,
  },
];
