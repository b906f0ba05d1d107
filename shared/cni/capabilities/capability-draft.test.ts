import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compactJson, parseJsonTree } from "../../json/json-tree.ts";
import {
  type CapabilityDraft,
  composeCapabilityArgs,
  draftJson,
  draftOf,
  draftProblems,
  draftsOf,
  emptyDraft,
  fieldsFor,
} from "./capability-draft.ts";

const parse = (capability: string, json: string) => {
  const tree = parseJsonTree(json);
  return tree === null ? null : fieldsFor(capability, tree);
};
/** Messages of what was typed in fields. */
const messages = (capability: string, json: string) => {
  const draft = parse(capability, json);
  if (draft === null) throw new Error("this does not fit into the fields");
  return draftProblems(capability, draft, []).map(({ message }) => message);
};

describe("the inputs of a capability hold its value and give it back", () => {
  test.each([
    ["portMappings", '[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}]'],
    ["portMappings", '[{"containerPort":80,"x":[1.0],"hostIP":"10.0.0.1","protocol":"udp","hostPort":1}]'],
    ["portMappings", '[{"containerPort":80,"protocol":"sctp"}]'],
    ["bandwidth", '{"ingressRate":2048,"ingressBurst":1600,"egressRate":4096,"egressBurst":1600}'],
    ["bandwidth", '{"note":"kept","egressBurst":0,"unshapedSubnets":["10.0.0.0/8"]}'],
    [
      "ipRanges",
      '[[{"subnet":"10.1.2.0/24","rangeStart":"10.1.2.3"},{"subnet":"10.1.3.0/24","x":1}],[{"subnet":"fd00::/64"}]]',
    ],
    ["ips", '["192.168.0.1","10.10.0.1/24","3ffe:ffff:0:1ff::1/64"]'],
    ["mac", '"c2:11:22:33:44:55"'],
    ["dns", '{"searches":["a.b","c.d"],"servers":["8.8.8.8"],"options":["ndots:2"],"domain":"x"}'],
    ["aliases", '["my-container","primary-db"]'],
    ["infinibandGUID", '"c2:11:22:33:44:55:66:77"'],
    ["deviceID", '"0000:04:00.5"'],
    ["cgroupPath", '"/kubelet.slice/pod.slice"'],
  ])("%s %s", (capability, json) => {
    const draft = parse(capability, json);
    expect(draft?.kind).toBe(capability);
    expect(draft && draftJson(draft)).toBe(json);
  });

  test("whatever is sent comes back as it was, white space aside", () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.constantFrom("10.1.2.0/24", "tcp", "02:11:22:33:44:55", "web", "\u2028", "\ud800"),
      fc.nat(),
      fc.double(),
      fc.constantFrom(null, true),
    );
    const key = fc.constantFrom(
      ..."hostPort containerPort protocol hostIP HostPort ingressRate ingressBurst subnet gateway rangeStart servers options __proto__ x".split(
        " ",
      ),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, leaf, tie("list"), tie("object")),
      list: fc.array(tie("value"), { maxLength: 3 }),
      object: fc
        .array(fc.tuple(key, tie("value")), { maxLength: 4 })
        .map((pairs) => Object.fromEntries(pairs)),
    }));
    const capability = fc.constantFrom(
      ..."portMappings bandwidth ipRanges ips mac dns aliases infinibandGUID deviceID cgroupPath other __proto__ toString".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(capability, value), { minLength: 1, maxLength: 3 }), (pairs) => {
        const text = JSON.stringify(Object.fromEntries(pairs));
        const tree = parseJsonTree(text);
        expect(composeCapabilityArgs(draftsOf(text))).toBe(tree && (text === "{}" ? "" : compactJson(tree)));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["portMappings", '[{"hostPort":"1","containerPort":1,"protocol":"tcp"}]'],
    ["portMappings", '[{"hostPort":1,"containerPort":1,"protocol":"TCP"}]'],
    ["portMappings", '[{"HostPort":1,"containerPort":1,"protocol":"tcp"}]'],
    ["portMappings", '[{"hostPort":080,"containerPort":1,"protocol":"tcp"}]'],
    ["portMappings", "[]"],
    ["bandwidth", '{"ingressRate":1e6,"ingressBurst":100000}'],
    ["bandwidth", '{"ingressRate":1,"ingressRate":2}'],
    ["ips", '["10.0.0.1, 10.0.0.2"]'],
    ["mac", "12"],
    ["dns", '{"servers":"10.0.0.1"}'],
    ["other", '"anything"'],
    ["toString", '"anything"'],
  ])("%s %s stays JSON", (capability, json) => {
    expect(parse(capability, json)).toBeNull();
  });
});

describe("CAP_ARGS", () => {
  test("hold every argument in which something was typed, in the order of the form", () => {
    const row = {
      id: 0,
      hostPort: "8080",
      containerPort: "80",
      protocol: "tcp",
      hostIP: "",
      base: [],
    } as const;
    const text = composeCapabilityArgs({
      portMappings: {
        kind: "portMappings",
        value: [row, { ...row, id: 1, hostPort: "", containerPort: "" }],
      },
      other: { kind: "json", text: '{ "n": 12345678901234567890 }' },
      mac: { kind: "mac", value: "" },
      bandwidth: {
        kind: "bandwidth",
        value: { ingressRate: "10M", ingressBurst: "1.5Mi", egressRate: "", egressBurst: "", base: [] },
      },
      ips: { kind: "ips", value: " 10.0.0.1,10.0.0.2/24 " },
    });
    expect(text).toBe(
      '{"portMappings":[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}],"other":{"n":12345678901234567890},"bandwidth":{"ingressRate":10000000,"ingressBurst":1572864},"ips":["10.0.0.1","10.0.0.2/24"]}',
    );
  });

  test("are empty where nothing was typed", () => {
    const drafts = Object.fromEntries(
      ["portMappings", "bandwidth", "ipRanges", "dns", "aliases", "x"].map((name) => [
        name,
        emptyDraft(name),
      ]),
    );
    expect(composeCapabilityArgs(drafts)).toBe("");
  });

  test("a capability may be named like anything that objects have", () => {
    expect(draftOf({}, "constructor")).toEqual({ kind: "json", text: "" });
  });
});

describe("portMappings", () => {
  const problem = (over: object) =>
    messages("portMappings", JSON.stringify([{ hostPort: 80, containerPort: 80, protocol: "tcp", ...over }]));

  test.each([0, 65_536, 123_456_789_012])("refuse the port %d", (port) => {
    expect(problem({ containerPort: port })).toEqual(["The container port is a number from 1 to 65535."]);
    expect(problem({ hostPort: port })).toEqual(["The host port is a number from 1 to 65535."]);
  });

  test("take ports from 1 to 65535 and an address of the host", () => {
    expect(problem({ hostPort: 1, containerPort: 65_535, hostIP: "fd00::1" })).toEqual([]);
    expect(problem({ hostIP: "10.0.0" })).toEqual(["“10.0.0” is no IP address of the host."]);
  });

  test("warn of what is mapped twice, unless the protocol or the address differs", () => {
    const twice = (over: object) =>
      messages(
        "portMappings",
        JSON.stringify([
          { hostPort: 53, containerPort: 1, protocol: "tcp", hostIP: "10.0.0.1" },
          { hostPort: 53, containerPort: 2, protocol: "tcp", ...over },
        ]),
      );
    expect(twice({})).toEqual(["tcp 53 is mapped twice; the first mapping wins."]);
    expect(twice({ protocol: "udp" })).toEqual([]);
    expect(twice({ hostIP: "10.0.0.2" })).toEqual([]);
  });
});

describe("bandwidth", () => {
  test.each([
    ['{"ingressRate":1000000}', ["if rate is set, burst must also be set"]],
    ['{"egressBurst":1000000}', ["if burst is set, rate must also be set"]],
    ['{"egressRate":1000000,"egressBurst":0}', ["if rate is set, burst must also be set"]],
    ['{"ingressRate":8,"ingressBurst":34359738360}', ["burst cannot be more than 4GB"]],
    ['{"ingressRate":8,"ingressBurst":34359738359}', []],
    [
      '{"ingressRate":7,"ingressBurst":12112}',
      ["Less than 8 bits are no byte, and the plugin counts bytes."],
    ],
    [
      '{"ingressRate":18446744073709551616,"ingressBurst":12112}',
      ["This is more than the 64 bits that the plugin reads."],
    ],
    [
      '{"ingressRate":8,"ingressBurst":12111}',
      ["A full packet has 12112 bits. A smaller burst lets none through."],
    ],
    ['{"ingressRate":0,"ingressBurst":0}', []],
  ])("%s", (json, expected) => {
    expect(messages("bandwidth", json)).toEqual(expected);
  });
});

describe("ipRanges are judged in host-local's words", () => {
  test.each([
    [[[{ subnet: "10.1.2.0/24", rangeStart: "10.1.2.3", rangeEnd: "10.1.2.99", gateway: "10.1.2.254" }]], []],
    [[[{ subnet: "10.1.2.0" }]], ["invalid CIDR address: 10.1.2.0"]],
    [[[{ subnet: "10.1.2.0/31" }]], ["Network 10.1.2.0/31 too small to allocate from"]],
    [
      [[{ subnet: "10.1.2.7/24" }]],
      ["Network has host bits set. For a subnet mask of length 24 the network address is 10.1.2.0"],
    ],
    [
      [[{ subnet: "10.1.2.0/24", rangeStart: "10.1.3.1" }]],
      ["RangeStart 10.1.3.1 not in network 10.1.2.0/24"],
    ],
    [
      [[{ subnet: "10.1.2.0/24", rangeStart: "10.1.2.9", rangeEnd: "10.1.2.8" }]],
      ["RangeEnd 10.1.2.8 not in network 10.1.2.0/24"],
    ],
    [[[{ subnet: "fd00::/64", gateway: "x" }]], ["invalid IP address: x"]],
    [[[{ subnet: "10.0.0.0/8" }, { subnet: "fd00::/64" }]], ["mixed address families"]],
    [[[{ subnet: "10.0.0.0/8" }, { subnet: "10.1.0.0/16" }]], ["subnets 10.0.0.0/8 and 10.1.0.0/16 overlap"]],
    [[[{ subnet: "10.0.0.0/8" }], [{ subnet: "10.1.0.0/16" }]], ["range set 0 overlaps with 1"]],
    [[[{ subnet: "10.0.0.0/8" }], [{ subnet: "fd00::/64" }]], []],
    [[[{ subnet: "::ffff:10.0.0.0/120" }]], ["IPNet IP and Mask version mismatch"]],
  ])("%j", (value, expected) => {
    expect(messages("ipRanges", JSON.stringify(value))).toEqual(expected);
  });
});

describe("texts and words", () => {
  test.each([
    ["mac", "02:11:22:33:44:55", []],
    ["mac", "02-11-22-33-44-55", []],
    ["mac", "0211.2233.4455", []],
    [
      "mac",
      "02:11:22:33:44",
      ["A MAC address has six pairs of hexadecimal digits, such as 02:11:22:33:44:55."],
    ],
    [
      "mac",
      "02:11-22:33:44:55",
      ["A MAC address has six pairs of hexadecimal digits, such as 02:11:22:33:44:55."],
    ],
    ["mac", "01:00:5e:00:00:01", ["The kernel refuses a group's address: the second digit has to be even."]],
    ["mac", "00:00:00:00:00:00", ["The kernel refuses a MAC address of zeros alone."]],
    ["infinibandGUID", "c2:11:22:33:44:55:66:77", []],
    ["infinibandGUID", "ff:ff:ff:ff:ff:ff:ff:ff", ["A GUID of zeros alone, or of ones alone, is none."]],
    ["deviceID", "0000:04:00.5", []],
    ["deviceID", "mlx5_core.sf.4", []],
    ["deviceID", "../x", ["The name of a device has no “/”."]],
    ["deviceID", "eth0", ["Neither a PCI address, such as 0000:04:00.5, nor an auxiliary device."]],
    ["cgroupPath", "kubelet.slice", ["By convention the path begins with “/”."]],
  ])("%s %s", (capability, text, expected) => {
    expect(messages(capability, JSON.stringify(text))).toEqual(expected);
  });

  test("aliases are host names, and once", () => {
    expect(messages("aliases", '["web","web.lab","a_b","web"]')).toEqual([
      "“a_b” is no host name.",
      "“web” is there twice.",
    ]);
  });

  test("servers of dns are addresses", () => {
    expect(messages("dns", '{"servers":["10.0.0.53","ns1"],"searches":["ns1"]}')).toEqual([
      "“ns1” is no IP address; resolvers take nothing else.",
    ]);
  });

  test("ips need a prefix length where static gets them, and not where host-local does", () => {
    const draft: CapabilityDraft = { kind: "ips", value: "10.1.2.3 10.1.2.4/24 fd00::x" };
    const to = (handsOnTo: string) => [{ type: "bridge", handsOnTo, uses: true }];
    const wrong = "invalid IP address fd00::x";
    expect(draftProblems("ips", draft, to("host-local")).map(({ message }) => message)).toEqual([wrong]);
    expect(draftProblems("ips", draft, to("static")).map(({ message }) => message)).toEqual([
      "static wants a prefix length: an entry in the 'ips' field is NOT in CIDR notation, got: '10.1.2.3'",
      wrong,
    ]);
  });
});

test("JSON that was typed as such has to be JSON, and otherwise only warns", () => {
  const judge = (capability: string, text: string) => draftProblems(capability, { kind: "json", text }, []);
  expect(judge("mac", "{a}")).toMatchObject([{ severity: "error", message: "This is not a JSON value." }]);
  expect(judge("mac", '"02:11"')).toMatchObject([{ severity: "warning" }]);
  expect(judge("mac", " 12 ")).toEqual([]);
  expect(judge("mac", "")).toEqual([]);
});
