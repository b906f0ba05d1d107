/** Some lines of a long text that are laid out and painted together, only while they are near the screen. */
export interface TextBlock<Line> {
  readonly lines: readonly Line[];
  /** Begins in the middle of a line, which the block before it began. */
  readonly goesOn: boolean;
}

const limits = { lines: 100, chars: 8_000 } as const;

/** Cuts a text into blocks that are quick to lay out each, a line of its own that is too long for that as well. */
export function textBlocks<Line extends { readonly text: string }>(
  lines: readonly Line[],
): readonly TextBlock<Line>[] {
  const blocks: TextBlock<Line>[] = [];
  let open: Line[] = [];
  let chars = 0;
  const close = (): void => {
    if (open.length > 0) blocks.push({ lines: open, goesOn: false });
    [open, chars] = [[], 0];
  };
  for (const line of lines) {
    if (open.length === limits.lines || chars + line.text.length > limits.chars) close();
    if (line.text.length > limits.chars) blocks.push(...pieces(line));
    else {
      open.push(line);
      chars += line.text.length;
    }
  }
  close();
  return blocks;
}

function pieces<Line extends { readonly text: string }>(line: Line): readonly TextBlock<Line>[] {
  const starts = Array.from({ length: Math.ceil(line.text.length / limits.chars) }, (_, piece) =>
    Math.min(line.text.length, boundary(line.text, piece * limits.chars)),
  );
  return starts.map((start, piece) => ({
    lines: [{ ...line, text: line.text.slice(start, starts[piece + 1] ?? line.text.length) }],
    goesOn: piece > 0,
  }));
}

/** Not between the halves of a character. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code < 0xe000 ? at + 1 : at;
}
