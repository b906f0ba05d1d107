/** Configurations, plugins' outputs and cache entries that are as they should be, for tests that make them wrong. */

export const listSamples: readonly string[] = [
  '{"cniVersion":"1.1.0","name":"n","plugins":[{"type":"p","capabilities":{"portMappings":true,"ips":false}},{"type":"q","name":"own","mtu":1500}]}',
  '{"cniVersion":"0.4.0","cniVersions":["0.3.1","1.0.0","1.1.0","2.0.0"],"name":"n","disableCheck":"true","disableGC":false,"plugins":[{"type":"bridge","isGateway":true,"ipam":{"type":"host-local","ranges":[[{"subnet":"10.1.0.0/16"}]]},"dns":{"nameservers":["10.1.0.1"],"domain":"d","search":["s"],"options":["o"]}}]}',
  '{"name":"n","loadOnlyInlinedPlugins":true,"plugins":[{"type":"p","prevResult":{"ips":[]},"runtimeConfig":{"a":1},"cni.dev/valid-attachments":[{"containerID":"c","ifname":"eth0"}]}]}',
];

export const singleSamples: readonly string[] = [
  '{"cniVersion":"0.3.1","name":"n","type":"p","capabilities":{"mac":true},"ipam":{"type":"host-local","subnet":"10.0.0.0/8"},"dns":{"nameservers":["1.1.1.1"],"options":[]}}',
  '{"type":"q","name":"n","prevResult":{"cniVersion":"1.0.0"},"args":{"cni":{"ips":["10.0.0.2"]}},"text":"<&>\\u2028 é 😀","numbers":[0,-1.5,1e21,1e-7]}',
];

/** Without what only 1.1.0 knows. */
export const oldResultSamples: readonly string[] = [
  '{"cniVersion":"0.2.0","ip4":{"ip":"10.0.0.2/8","gateway":"10.0.0.1","routes":[{"dst":"0.0.0.0/0","gw":"10.0.0.1"},{"dst":"10.1.0.0/16"}]},"ip6":{"ip":"fd00::2/64","routes":[{"dst":"::/0"}]},"dns":{"nameservers":["10.0.0.1"],"domain":"d"}}',
  '{"cniVersion":"0.1.0","ip6":{"ip":"fd00::2/64"},"dns":{}}',
  '{"cniVersion":"0.4.0","interfaces":[{"name":"cni0","mac":"aa:bb"},{"name":"eth0","sandbox":"/run/netns/a"}],"ips":[{"version":"4","interface":1,"address":"10.0.0.2/8","gateway":"10.0.0.1"},{"version":"6","address":"fd00::2/64"},{"version":"4","address":"10.9.0.2/8"}],"routes":[{"dst":"0.0.0.0/0"},{"dst":"fd01::/64","gw":"fd00::1"}],"dns":{"search":["s"],"options":["o"]}}',
  '{"cniVersion":"0.3.0","ips":[{"version":"6","address":"fd00::2/64"}],"dns":{}}',
  '{"cniVersion":"1.0.0","interfaces":[{"name":"eth0","mac":"aa:bb","sandbox":"/run/netns/a"}],"ips":[{"interface":0,"address":"10.0.0.2/8","gateway":"10.0.0.1"},{"address":"fd00::2/64"}],"routes":[{"dst":"0.0.0.0/0","gw":"10.0.0.1"}],"dns":{"nameservers":["10.0.0.1","fd00::1"]}}',
];

export const resultSamples: readonly string[] = [
  ...oldResultSamples,
  '{"ips":[{"address":"10.0.0.2/8"}]}',
  '{"cniVersion":"1.1.0","interfaces":[{"name":"eth0","mtu":1500,"socketPath":"/s","pciID":"0000:00"}],"ips":[{"address":"10.0.0.2/8"}],"routes":[{"dst":"10.0.0.0/8","mtu":1400,"advmss":1360,"priority":9,"table":0,"scope":253}]}',
];

export const errorSamples: readonly string[] = [
  '{"cniVersion":"1.0.0","code":7,"msg":"wrong","details":"more of it"}',
  '{"code":999,"msg":"wrong"}',
];

export const versionsSamples: readonly string[] = [
  '{"cniVersion":"1.0.0","supportedVersions":["0.1.0","0.4.0","1.0.0"]}',
  '{"cniVersion":"0.2.0"}',
];

/** Entries of the result cache, of today's kind and, at the end, as they were before 2020. */
export const cacheSamples: readonly string[] = [
  ...oldResultSamples.map(
    (result) =>
      `{"kind":"cniCacheV1","containerId":"c1","config":"${Buffer.from(listSamples[0] ?? "").toString("base64")}","ifName":"eth0","networkName":"n","netns":"/run/netns/c1","cniArgs":[["K","V"],["K2",""]],"capabilityArgs":{"portMappings":[{"hostPort":80}]},"result":${result}}`,
  ),
  ...oldResultSamples.slice(-1),
];
