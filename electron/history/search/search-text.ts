/** What is searched of a run, in two parts. */
export interface SearchText {
  /** What many runs have in common, in an order that does not depend on the run. */
  readonly shared: string;
  /** What hardly any other run has. */
  readonly own: string;
  /** Addresses that the run's results give, each between spaces, so that a whole one can be told from a part. */
  readonly addresses: string;
}

/** More than this of one run is not searched, in characters. */
const maxLength = 500_000;
/** JSON in strings of JSON in strings: as deep as that is taken apart. */
const maxDepth = 32;

/**
 * Takes apart what is written in a run: of JSON every key and value, of anything else every line. Each is kept once,
 * and whole, so that whatever lies inside one of them can be found.
 * @param common texts that do not change from run to run, such as the configuration
 * @param texts everything else
 * @param individual values that are the run's own even where they look otherwise
 * @param apart a value that is searched by itself, and left out here
 */
export function searchTextOf(
  common: readonly string[],
  texts: readonly string[],
  individual: readonly string[],
  apart: string,
): SearchText {
  const shared = collect(common);
  const others = collect(texts);
  const own = new Set(individual.filter((value) => value !== ""));
  for (const piece of others.pieces) {
    if (shared.pieces.has(piece) || own.has(piece) || piece === apart) continue;
    if (/\d/.test(piece)) own.add(piece);
    else shared.pieces.add(piece);
  }
  const addresses = new Set([...shared.addresses, ...others.addresses]);
  return {
    shared: [...shared.pieces].sort().join("\n").slice(0, maxLength),
    own: withoutParts([...own])
      .join("\n")
      .slice(0, maxLength),
    addresses: addresses.size === 0 ? "" : ` ${[...addresses].join(" ")} `,
  };
}

interface Collected {
  readonly pieces: Set<string>;
  readonly addresses: Set<string>;
}

function collect(texts: readonly string[]): Collected {
  const into: Collected = { pieces: new Set(), addresses: new Set() };
  for (const text of texts) addText(into, text, 0);
  return into;
}

function addText(into: Collected, text: string, depth: number): void {
  const json = parseJson(text);
  if (json !== undefined && depth < maxDepth) {
    addJson(into, json, depth + 1);
    return;
  }
  for (const line of text.split(/[\n\r\0]+/)) {
    const piece = line.trim();
    if (piece !== "") into.pieces.add(piece);
  }
}

/** Objects and lists only: what else is JSON is as good as it is. */
function parseJson(text: string): object | undefined {
  if (!/^[\s\ufeff]*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // A broken configuration is searched line by line.
    return undefined;
  }
}

function addJson(into: Collected, value: object, depth: number): void {
  if (depth > maxDepth) return;
  for (const [key, each] of Object.entries(value)) {
    const named = !Array.isArray(value);
    if (named) into.pieces.add(key);
    if (typeof each === "string") addText(into, each, depth);
    else if (typeof each === "object" && each !== null) addJson(into, each, depth + 1);
    else if (each !== null) into.pieces.add(named ? `"${key}":${each}` : String(each));
    addAddresses(into, key, each);
  }
}

/** Of results of all versions: `ips[].address`, and before 0.3.0 `ip4.ip` and `ip6.ip`. */
function addAddresses({ addresses }: Collected, key: string, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const found = key === "ips" ? Object.values(value).map((ip: unknown) => field(ip, "address")) : [];
  if (key === "ip4" || key === "ip6") found.push(field(value, "ip"));
  for (const address of found) {
    if (typeof address === "string") addresses.add(address.replace(/\/.*$/s, "").replaceAll(/\s/g, ""));
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Without those that lie inside another one, as far as there are few. */
function withoutParts(pieces: readonly string[]): readonly string[] {
  if (pieces.length > 200) return pieces;
  return pieces.filter((piece, at) => !pieces.some((other, to) => to !== at && other.includes(piece)));
}
