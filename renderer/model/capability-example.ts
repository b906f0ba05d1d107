const examples: Readonly<Record<string, string>> = {
  portMappings: '[{ "hostPort": 8080, "containerPort": 80, "protocol": "tcp" }]',
  bandwidth: '{ "ingressRate": 1000000, "ingressBurst": 100000 }',
  ips: '["10.10.0.20/24"]',
  mac: '"0a:58:0a:0a:00:14"',
  ipRanges: '[[{ "subnet": "10.1.2.0/24" }]]',
  dns: '{ "servers": ["10.0.0.53"] }',
  aliases: '["web"]',
};

/** What an argument of a well-known capability looks like (CNI conventions), for an empty field. */
export function capabilityExample(capability: string): string {
  return examples[capability] ?? "A JSON value";
}
