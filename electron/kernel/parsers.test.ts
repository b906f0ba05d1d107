import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { parseIp, parseRules6 } from "./parse-ip.ts";
import { parseIptables } from "./parse-iptables.ts";
import { parseNft } from "./parse-nft.ts";
import { parseStateFiles } from "./parse-state-files.ts";
import { parseSysctl } from "./parse-sysctl.ts";
import { parseTc } from "./parse-tc.ts";
import { netnsVantage, targetVantage } from "./vantage.ts";

const recorded = (name: string) => readFileSync(new URL(`recorded/${name}.txt`, import.meta.url), "utf8");
/** Items as `kind: text`, with a star on what others share. */
const lines = (items: readonly KernelItem[]) =>
  items.map(({ kind, text, shared }) => `${shared === null ? "" : "*"}${kind}: ${text}`);

describe("ip", () => {
  test("tells links, addresses, rules and routes, without what the kernel adds by itself", () => {
    const { items, bridges } = parseIp(recorded("ip"), targetVantage);
    expect([...bridges]).toEqual(["lab0"]);
    expect(lines(items)).toEqual([
      "link: lo mtu 65536 qlen 1000 mac 00:00:00:00:00:00 up",
      "*link: lab0 type bridge mtu 1500 qlen 1000 mac d2:69:7a:dc:b8:cd up",
      "link: vethb38ba2d6 type veth master lab0 mtu 1500 mac ae:67:60:0b:97:d9 up",
      "address: 127.0.0.1/8 dev lo scope host",
      "address: ::1/128 dev lo scope host",
      "*address: 10.88.0.1/16 dev lab0",
      "rule: 0: from all lookup local",
      "rule: 32766: from all lookup main",
      "rule: 32767: from all lookup default",
      "*route: 10.88.0.0/16 dev lab0 proto kernel scope link src 10.88.0.1",
    ]);
  });

  test("is the same whatever counts, times or numbers itself anew", () => {
    const text = recorded("ip");
    const later = text
      .replaceAll(
        /"(ifindex|link_index|num_[rt]x_queues|promiscuity)":(\d+)/g,
        (_, name, n) => `"${name}":9${n}`,
      )
      .replaceAll(/_timer":[\d.]+/g, '_timer":7.77')
      .replaceAll('"tentative":true,', "")
      .replaceAll('"operstate":"UP"', '"operstate":"DOWN"')
      .replaceAll('"LOWER_UP"', '"NO-CARRIER"')
      .replaceAll('"flags":[],', '"flags":["linkdown"],');
    expect(later).not.toBe(text);
    expect(parseIp(later, targetVantage)).toEqual(parseIp(text, targetVantage));
  });

  test.each([
    ["REACHABLE", []],
    ["STALE", []],
    ["PERMANENT", ["neighbour: 10.0.0.9 dev eth0 lladdr 02:00:00:00:00:01 permanent"]],
  ])("a neighbour that is %s", (state, expected) => {
    const neighbour = { dst: "10.0.0.9", dev: "eth0", lladdr: "02:00:00:00:00:01", state: [state] };
    const { items } = parseIp(`[]\n${JSON.stringify([neighbour])}\n[]\n[]\n`, targetVantage);
    expect(lines(items)).toEqual(expected);
  });

  test("routes of other tables and of IPv6, in a namespace that has a name and in one that has none", () => {
    const routes = [
      { type: "unicast", dst: "default", gateway: "10.0.0.1", dev: "net1", table: 100, flags: [] },
      {
        type: "unicast",
        dst: "default",
        gateway: "fd00::1",
        dev: "eth0",
        metric: 1024,
        flags: [],
        pref: "medium",
      },
      { type: "blackhole", dst: "10.9.0.0/16", dev: "lo", flags: [] },
      {},
    ];
    const text = `[]\n[]\n[]\n${JSON.stringify(routes)}`;
    const inName = parseIp(text, netnsVantage("/var/run/netns/demo1")).items;
    expect(lines(inName)).toEqual([
      "route: default via 10.0.0.1 dev net1 table 100",
      "route: default via fd00::1 dev eth0 metric 1024",
      "route: blackhole 10.9.0.0/16 dev lo",
    ]);
    expect(inName.map(({ command }) => command)).toEqual([
      "ip -n demo1 route show table 100",
      "ip -n demo1 -6 route show table main",
      "ip -n demo1 route show table main",
    ]);
    const elsewhere = parseIp(text, netnsVantage("/proc/7/ns/it's")).items;
    expect(elsewhere[0]?.command).toBe("nsenter --net='/proc/7/ns/it'\\''s' ip route show table 100");
  });

  test("has no shared things in a container, not even on a bridge", () => {
    const { items } = parseIp(recorded("ip"), netnsVantage("/run/netns/demo1"));
    expect(items.filter(({ shared }) => shared !== null)).toEqual([]);
  });

  test("policy rules read as ip-rule(8) prints them", () => {
    const rules = [
      { priority: 500, src: "172.30.0.0", srclen: 24, table: "100", protocol: "static" },
      {
        priority: 501,
        not: null,
        src: "10.0.0.1",
        dst: "10.1.0.0",
        dstlen: 16,
        fwmark: "0x10",
        fwmask: "0xff",
        iif: "d0",
        iif_detached: null,
        oif: "d1",
        uid_start: 0,
        uid_end: 9,
        ipproto: "tcp",
        sport_start: 10,
        sport_end: 20,
        dport: 80,
        table: "101",
        suppress_prefixlen: 0,
      },
      { priority: 502, src: "all", fwmark: "0x7", action: "unreachable" },
      { priority: 506, src: "all", iif: "d0", nop: null },
      { priority: 507, src: "all", l3mdev: null },
      { priority: 508, src: "all", dst: "10.0.0.1", goto: 9999, unresolved: null },
    ];
    const { items } = parseIp(`[]\n[]\n${JSON.stringify(rules)}\n[]\n`, targetVantage);
    expect(items.map(({ text }) => text)).toEqual([
      "500: from 172.30.0.0/24 lookup 100",
      "501: not from 10.0.0.1 to 10.1.0.0/16 fwmark 0x10/0xff iif d0 [detached] oif d1 uidrange 0-9 ipproto tcp sport 10-20 dport 80 lookup 101 suppress_prefixlength 0",
      "502: from all fwmark 0x7 unreachable",
      "506: from all iif d0 nop",
      "507: from all lookup [l3mdev-table]",
      "508: from all to 10.0.0.1 goto 9999 [unresolved]",
    ]);
  });

  test("IPv6 rules are told apart from those of IPv4", () => {
    const [rule] = parseRules6('[{"priority":100,"src":"fd00::5","table":"100"}]', targetVantage);
    expect(rule).toMatchObject({
      key: "-6 100: from fd00::5 lookup 100",
      text: "100: from fd00::5 lookup 100",
      command: "ip -6 rule show",
    });
    expect(parseRules6("", targetVantage)).toEqual([]);
  });

  test.each(["", "[]\n[]\n[]\n", "[]\n[]\n[]\n{}\n", "nonsense\n[]\n[]\n[]\n", "[7]\n[]\n[]\n[]\n"])(
    "%j is not understood",
    (text) => expect(() => parseIp(text, targetVantage)).toThrow(),
  );
});

test("tc tells what somebody set, and not the queueing that each link has", () => {
  expect(lines(parseTc(recorded("tc"), targetVantage))).toEqual([
    "qdisc: tbf 1: dev vethb38ba2d6 root rate 100Kbit burst 12500b lat 25ms",
    "qdisc: ingress ffff: dev vethb38ba2d6 parent ffff:fff1",
    "qdisc: tbf 1: dev bwpd35206c23cad root rate 100Kbit burst 12500b lat 25ms",
  ]);
  expect(() => parseTc("{}", targetVantage)).toThrow();
});

describe("iptables", () => {
  test("tells chains and rules, and which of them all attachments share", () => {
    const { items, tablesInNft } = parseIptables(recorded("iptables"), "iptables", targetVantage);
    expect([...tablesInNft]).toEqual(["nat"]);
    const short = lines(items).map((line) => line.replaceAll(/ -m comment --comment "(?:[^"\\]|\\.)*"/g, ""));
    expect(short).toEqual([
      "iptables: -t nat -N CNI-DN-d35206c23cad8fa8943d5",
      "*iptables: -t nat -N CNI-HOSTPORT-DNAT",
      "*iptables: -t nat -N CNI-HOSTPORT-MASQ",
      "*iptables: -t nat -N CNI-HOSTPORT-SETMARK",
      "iptables: -t nat -N CNI-d35206c23cad8fa8943d5d09",
      "*iptables: -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT",
      "*iptables: -t nat -A OUTPUT -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT",
      "*iptables: -t nat -A POSTROUTING -j CNI-HOSTPORT-MASQ",
      "iptables: -t nat -A POSTROUTING -s 10.88.0.2/32 -j CNI-d35206c23cad8fa8943d5d09",
      "iptables: -t nat -A CNI-DN-d35206c23cad8fa8943d5 -s 10.88.0.0/16 -p tcp -m tcp --dport 8080 -j CNI-HOSTPORT-SETMARK",
      "iptables: -t nat -A CNI-DN-d35206c23cad8fa8943d5 -s 127.0.0.1/32 -p tcp -m tcp --dport 8080 -j CNI-HOSTPORT-SETMARK",
      "iptables: -t nat -A CNI-DN-d35206c23cad8fa8943d5 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.88.0.2:80",
      "iptables: -t nat -A CNI-HOSTPORT-DNAT -p tcp -m multiport --dports 8080 -j CNI-DN-d35206c23cad8fa8943d5",
      "*iptables: -t nat -A CNI-HOSTPORT-MASQ -m mark --mark 0x2000/0x2000 -j MASQUERADE",
      "*iptables: -t nat -A CNI-HOSTPORT-SETMARK -j MARK --set-xmark 0x2000/0x2000",
      "iptables: -t nat -A CNI-d35206c23cad8fa8943d5d09 -d 10.88.0.0/16 -j ACCEPT",
      "iptables: -t nat -A CNI-d35206c23cad8fa8943d5d09 ! -d 224.0.0.0/4 -j MASQUERADE",
    ]);
  });

  test("tells a policy that is not to accept, and nothing that counts", () => {
    const text =
      "*filter\n:INPUT DROP [7:9]\n:FORWARD ACCEPT [1:2]\n[3:4] -A INPUT -i lo -j ACCEPT\nCOMMIT\n";
    const { items, tablesInNft } = parseIptables(text, "ip6tables", netnsVantage("/run/netns/d"));
    expect(items.map(({ text: line, command }) => [line, command])).toEqual([
      ["ip6tables -t filter -P INPUT DROP", "ip netns exec d ip6tables -t filter -S INPUT"],
      ["ip6tables -t filter -A INPUT -i lo -j ACCEPT", "ip netns exec d ip6tables -t filter -S INPUT"],
    ]);
    expect(tablesInNft.size).toBe(0);
  });
});

describe("nft", () => {
  const none = { ip: new Set<string>(), ip6: new Set<string>() };

  test("leaves tables to iptables that it manages", () => {
    expect(parseNft(recorded("nft"), { ...none, ip: new Set(["nat"]) }, targetVantage)).toEqual([]);
    expect(lines(parseNft(recorded("nft"), none, targetVantage))).toContain(
      "nft: table ip nat › chain POSTROUTING › ip saddr 10.88.0.2  counter jump CNI-d35206c23cad8fa8943d5d09",
    );
  });

  test("tells tables, blocks and their lines, and which of them all attachments share", () => {
    const text = `table inet cni_plugins_masquerade {
	comment "Masquerading for plugins from github.com/containernetworking/plugins"
	set s {
		type ipv4_addr
		elements = { 10.0.0.1,
			     10.0.0.2 }
	}

	chain masq_checks {
		ip saddr 10.88.0.2 counter packets 12 bytes 99 masquerade comment "x, net: lab-net, if: eth0"
		jump other
	}
}
`;
    expect(
      lines(parseNft(text, none, targetVantage)).map((line) => line.replace("cni_plugins_masquerade", "m")),
    ).toEqual([
      "*nft: table inet m",
      'nft: table inet m › comment "Masquerading for plugins from github.com/containernetworking/plugins"',
      "*nft: table inet m › set s",
      "*nft: table inet m › set s › type ipv4_addr",
      "nft: table inet m › set s › elements = { 10.0.0.1,",
      "nft: table inet m › set s › 10.0.0.2 }",
      "*nft: table inet m › chain masq_checks",
      'nft: table inet m › chain masq_checks › ip saddr 10.88.0.2 counter masquerade comment "x, net: lab-net, if: eth0"',
      "*nft: table inet m › chain masq_checks › jump other",
    ]);
  });
});

test("sysctl tells settings of an interface only where they are not the defaults", () => {
  const bridges = new Set(["lab0"]);
  expect(lines(parseSysctl(recorded("sysctl"), bridges, targetVantage))).toEqual([
    "*sysctl: net.ipv4.conf.all.accept_redirects = 0",
    "*sysctl: net.ipv4.conf.all.arp_notify = 0",
    "*sysctl: net.ipv4.conf.all.forwarding = 1",
    "*sysctl: net.ipv4.conf.all.route_localnet = 0",
    "*sysctl: net.ipv4.conf.default.accept_redirects = 1",
    "*sysctl: net.ipv4.conf.default.arp_notify = 0",
    "*sysctl: net.ipv4.conf.default.forwarding = 1",
    "*sysctl: net.ipv4.conf.default.route_localnet = 0",
    "*sysctl: net.ipv4.conf.lab0.route_localnet = 1",
    "*sysctl: net.ipv4.ip_forward = 1",
    "*sysctl: net.ipv4.tcp_rmem = 4096 131072 33554432",
    "*sysctl: net.ipv6.conf.default.accept_ra = 1",
    "*sysctl: net.ipv6.conf.default.disable_ipv6 = 0",
    "*sysctl: net.ipv6.conf.lab0.accept_ra = 0",
    "sysctl: net.ipv6.conf.vethb38ba2d6.accept_ra = 0",
  ]);
});

test("files tell allocations and cache entries", () => {
  const files = [
    { path: "/var/lib/cni/networks/lab-net/10.88.0.2", text: "c1\r\neth0" },
    { path: "/var/lib/cni/networks/lab-net/fd00__2", text: "c1" },
    { path: "/var/lib/cni/networks/lab-net/last_reserved_ip.0", text: "10.88.0.2" },
    { path: "/var/lib/cni/networks/lab-net/lock", text: "" },
    { path: "/var/lib/cni/results/lab-net-c1-eth0", text: '{"ü":1}' },
  ];
  const items = parseStateFiles(files);
  expect(lines(items)).toEqual([
    "allocation: lab-net: 10.88.0.2 for c1 eth0",
    "allocation: lab-net: fd00::2 for c1",
    "*allocation: lab-net: range 0 last gave out 10.88.0.2",
    "cache: lab-net-c1-eth0 (8 bytes)",
  ]);
  expect(items[0]?.command).toBe("cat /var/lib/cni/networks/lab-net/10.88.0.2");
});
