import type { Random } from "./random.ts";

/** JSON that is taken apart, and may then be what no JavaScript value could be, such as an object with a key twice. */
type Draft = string | Container;

interface Container {
  readonly brackets: "[]" | "{}";
  readonly entries: Entry[];
}

interface Entry {
  /** As it is written; `null` in an array. */
  readonly key: string | null;
  readonly value: Draft;
}

/** Values in places where nobody expects them, as they are written. */
const values: readonly string[] = [
  ...["null", "true", "false", "{}", "[]", "[[]]", "[null]", '{"":null}', '""'],
  ...["0", "-0", "-1", "1.0", "0.1", "1e2", "1e21", "1e-7", "5e-324", "1e308", "1e309", "4294967296"],
  ...["9007199254740993", "12345678901234567890", "18446744073709551616", "-9223372036854775809"],
  ...[
    '"true"',
    '"TRUE"',
    '"yes"',
    '"a/b"',
    '".."',
    '"<&>\\u2028"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0000"',
  ],
  ...['"0.1.0"', '"0.2.0"', '"0.3.1"', '"0.4.0"', '"1.0.0"', '"1.1.0"', '"9.9.9"', '"1.0.0.0"', '"x"', '"1"'],
  ...['"10.0.0.1"', '"10.0.0.1/8"', '"10.0.0.1/33"', '"010.0.0.1/8"', '"::ffff:1.2.3.4/120"', '"fd00::1/64"'],
  ...[
    '"::/0"',
    '"fe80::1%eth0/64"',
    '"1:2:3:4:5:6:7::/64"',
    '"10.1/8"',
    '"4"',
    '"6"',
    '"cniCacheV1"',
    '"e30="',
  ],
];
const keys: readonly string[] = [
  ...["name", "Name", "type", "TYPE", "cniVersion", "CNIVersion", "cniVersions", "plugins", "capabilities"],
  ...[
    "ipam",
    "dns",
    "ips",
    "ip4",
    "ip6",
    "routes",
    "interfaces",
    "interface",
    "address",
    "version",
    "gateway",
  ],
  ...[
    "dst",
    "gw",
    "result",
    "config",
    "kind",
    "\u212aind",
    "dn\u017f",
    "code",
    "msg",
    "details",
    "prevResult",
  ],
  ...[
    "supportedVersions",
    "runtimeConfig",
    "__proto__",
    "constructor",
    "0",
    "10",
    "9",
    "",
    "\ud800",
    "\uff5e",
    "😀",
  ],
];

/**
 * Makes JSON say something else in one way. What comes out is nearly always JSON.
 * @param text valid JSON
 */
export function mutateJson(random: Random, text: string): string {
  const root: Container = { brackets: "[]", entries: [{ key: null, value: toDraft(JSON.parse(text)) }] };
  const containers = containersIn(root).filter(({ entries }) => entries.length > 0);
  const { brackets, entries } = random.pick(containers);
  const at = random.below(entries.length);
  const { key, value } = entries[at] ?? { key: null, value: "null" };
  entries.splice(at, 1, ...changed(random, key, value, random.pick(containers)));
  if (brackets === "{}" && random.oneIn(8)) entries.push({ key: anyKey(random), value: random.pick(values) });
  return root.entries.map((entry) => write(entry.value)).join(",");
}

/** What comes into the place of one entry. */
function changed(random: Random, key: string | null, value: Draft, other: Container): readonly Entry[] {
  switch (random.below(8)) {
    case 0:
      return [];
    case 1:
      return [
        { key, value },
        { key, value: random.pick(values) },
      ];
    case 2:
      return [{ key: key === null ? null : anyKey(random), value }];
    case 3:
      return [{ key, value: { brackets: "[]", entries: [{ key: null, value }] } }];
    case 4:
      return [{ key, value: { brackets: "{}", entries: [{ key: anyKey(random), value }] } }];
    case 5:
      // Written out at once, or a container could come to lie in itself.
      return [{ key, value: write(other) }];
    case 6:
      return [{ key: key === null ? null : otherCase(random, key), value }];
    default:
      return [{ key, value: random.pick(values) }];
  }
}

function anyKey(random: Random): string {
  return JSON.stringify(random.pick(keys));
}

function otherCase(random: Random, key: string): string {
  return random.oneIn(2) ? key.toUpperCase() : key.replace("s", "\u017f");
}

function toDraft(value: unknown): Draft {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return { brackets: "[]", entries: value.map((item) => ({ key: null, value: toDraft(item) })) };
  }
  const entries = Object.entries(value).map(([key, item]) => ({
    key: JSON.stringify(key),
    value: toDraft(item),
  }));
  return { brackets: "{}", entries };
}

function containersIn(draft: Draft): Container[] {
  return typeof draft === "string"
    ? []
    : [draft, ...draft.entries.flatMap(({ value }) => containersIn(value))];
}

function write(draft: Draft): string {
  if (typeof draft === "string") return draft;
  const entries = draft.entries.map(({ key, value }) => (key === null ? "" : `${key}:`) + write(value));
  return `${draft.brackets[0]}${entries.join(",")}${draft.brackets[1]}`;
}
