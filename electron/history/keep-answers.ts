/**
 * Makes a function that answers again what it has answered before, as long as nothing was written since.
 * @param mark gives another text after each write
 * @param most answers that are kept
 */
export function createAnswerKeeper<Answer>(
  mark: () => string,
  most: number,
): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const kept = new Map<string, Answer>();
  let markOfKept = "";
  return async (key, ask) => {
    const before = mark();
    if (before !== markOfKept) {
      kept.clear();
      markOfKept = before;
    }
    const known = kept.get(key);
    if (known !== undefined) return known;
    const answer = await ask();
    // Written meanwhile, some of it may be from before and some from after.
    if (mark() !== before || markOfKept !== before) return answer;
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
