const examples: Readonly<Record<string, readonly [json: string, text: string]>> = {
  portMappings: ['[{ "hostPort": 8080, "containerPort": 80, "protocol": "tcp" }]', ""],
  bandwidth: ['{ "ingressRate": 1000000, "ingressBurst": 100000 }', ""],
  ipRanges: ['[[{ "subnet": "10.1.2.0/24" }]]', ""],
  ips: ['["10.10.0.20/24"]', "10.10.0.20/24, fd00::14/64"],
  mac: ['"02:11:22:33:44:55"', "02:11:22:33:44:55"],
  dns: ['{ "servers": ["10.0.0.53"] }', ""],
  aliases: ['["web"]', "web, web.lab"],
  infinibandGUID: ['"c2:11:22:33:44:55:66:77"', "c2:11:22:33:44:55:66:77"],
  deviceID: ['"0000:04:00.5"', "0000:04:00.5"],
  cgroupPath: ['"/kubelet.slice/pod1"', "/kubelet.slice/pod1"],
};

/** What an argument of a well-known capability looks like (CNI conventions), for an empty field. */
export function capabilityExample(capability: string, as: "json" | "text"): string {
  const example = Object.hasOwn(examples, capability) ? examples[capability] : undefined;
  if (example === undefined) return as === "json" ? "A JSON value" : "";
  return as === "json" ? example[0] : example[1];
}
