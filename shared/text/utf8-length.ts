/** How many bytes a text takes in UTF-8; a lone surrogate counts as the U+FFFD that takes its place. */
export function utf8Length(text: string): number {
  // By code units, since texts of megabytes are counted while somebody waits.
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else {
      bytes += 2;
      // Both halves of a character are four bytes together.
      if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) at++;
    }
  }
  return bytes;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
