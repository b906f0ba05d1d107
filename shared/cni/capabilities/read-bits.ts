import { grouped } from "../../text/number-words.ts";
/** A number of bits as it was typed. */
export type Bits =
  | { readonly state: "empty" }
  | { readonly state: "number"; readonly value: bigint }
  | { readonly state: "wrong"; readonly message: string };

const factors: Readonly<Record<string, bigint>> = {
  "": 1n,
  k: 1000n,
  m: 1000n ** 2n,
  g: 1000n ** 3n,
  t: 1000n ** 4n,
  ki: 1024n,
  mi: 1024n ** 2n,
  gi: 1024n ** 3n,
  ti: 1024n ** 4n,
};

/**
 * Reads a number of bits: `10M` is 10,000,000 and `1.5Mi` is 1,572,864; a `bit`, `bit/s` or `bits` behind it is
 * taken. Units that may mean bytes are not, since tc and others mean different things by them.
 */
export function readBits(text: string): Bits {
  const typed = text.trim();
  if (typed === "") return { state: "empty" };
  const found = /^(\d+)(?:\.(\d+))?\s*([kmgt]i?)?\s*(\S*)$/i.exec(typed);
  if (found === null) return wrong("A number of bits is written as 10000000 or 10M.");
  const [, whole = "", fraction = "", prefix = "", unit = ""] = found;
  if (/^(bps|b|b\/s|bytes?)$/i.test(unit)) {
    return wrong(`“${unit}” can mean bytes. Give bits, such as 10M or 10Mbit.`);
  }
  if (!/^(|bits?|bit\/s|bits\/s)$/i.test(unit)) return wrong(`“${unit}” is no unit. Give bits, such as 10M.`);
  const factor = factors[prefix.toLowerCase()] ?? 1n;
  const scaled = BigInt(whole + fraction) * factor;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return wrong("This is no whole number of bits.");
  return { state: "number", value: scaled / divisor };
}

/** A number of bits in words: with separators, and with the largest prefix that loses nothing. */
export function describeBits(value: bigint): string {
  const exact = grouped(value);
  for (const [prefix, power] of [
    ["T", 4n],
    ["G", 3n],
    ["M", 2n],
    ["k", 1n],
  ] as const) {
    const factor = 1000n ** power;
    if (value < factor) continue;
    const thousandths = (value * 1000n) / factor;
    if (thousandths * factor !== value * 1000n) continue;
    return `${exact} = ${Number(thousandths) / 1000} ${prefix}bit`;
  }
  return `${exact} bit`;
}

function wrong(message: string): Bits {
  return { state: "wrong", message };
}
