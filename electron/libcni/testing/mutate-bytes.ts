import type { Random } from "./random.ts";

/** What breaks readers: signs of JSON, halves of characters and escapes, marks, numbers at the edge. */
const fragments: readonly Uint8Array[] = [
  ...Array.from('{}[]",:\\-+.eE0 \n\t/\0'),
  '""',
  '":',
  ",,",
  "null",
  "true",
  "fals",
  "-0",
  "1e400",
  "1.5E-7",
  "00",
  "\\u0000",
  "\\ud83d",
  "\\ud83d\\ude00",
  "\\u00",
  "\\x",
  "\ufeff",
  "\u2028",
  "é",
  "😀",
  "__proto__",
]
  .map((text) => Buffer.from(text))
  .concat([[0xff], [0xc3], [0xe2, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]].map(Buffer.from));

/** Makes bytes wrong in one small way. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const until = Math.min(bytes.length, at + 1 + random.below(8));
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(until)];
  switch (random.below(6)) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, piece, piece, after]);
    case 2:
      return before;
    case 3:
      return Buffer.concat([before, Uint8Array.of(random.below(256)), bytes.subarray(at + 1)]);
    case 4:
      return Buffer.concat([before, random.pick(fragments), after]);
    default:
      return Buffer.concat([before, random.pick(fragments), piece, after]);
  }
}
