import { expect, test } from "vitest";
import { Listeners } from "./listeners.ts";
import { reread } from "./reread.ts";

function scripted(answers: readonly (() => Promise<unknown>)[]) {
  const wakes = new Listeners();
  let reads = 0;
  return {
    wakes,
    reads: () => reads,
    source: {
      read: () => {
        const answer = answers[Math.min(reads, answers.length - 1)];
        reads += 1;
        return answer === undefined ? Promise.reject(new Error("no answer")) : answer();
      },
      listen: (wake: () => void) => wakes.add(wake),
    },
  };
}
const of = (value: unknown) => () => Promise.resolve(value);

test("yields at first and after a wake, and stays silent where nothing changed", async () => {
  const { source, wakes } = scripted([of({ a: 1 }), of({ a: 1 }), of({ a: 2 })]);
  const values = reread(source, new AbortController().signal);
  expect((await values.next()).value).toEqual({ a: 1 });
  const second = values.next();
  wakes.call();
  await new Promise(setImmediate);
  wakes.call();
  expect((await second).value).toEqual({ a: 2 });
  await values.return();
});

test("wakes while reading lead to one more look, and none is missed", async () => {
  const slow = Promise.withResolvers<number>();
  const { source, wakes, reads } = scripted([() => slow.promise, of(2)]);
  const values = reread(source, new AbortController().signal);
  const first = values.next();
  await new Promise(setImmediate);
  for (let n = 0; n < 10; n += 1) wakes.call();
  slow.resolve(1);
  expect((await first).value).toBe(1);
  expect((await values.next()).value).toBe(2);
  expect(reads()).toBe(2);
  await values.return();
});

test("stops listening when the signal fires, when the reader leaves, and when a look fails", async () => {
  const leaving = new AbortController();
  const aborted = scripted([of(1)]);
  const values = reread(aborted.source, leaving.signal);
  await values.next();
  const end = values.next();
  leaving.abort();
  expect((await end).done).toBe(true);
  expect(aborted.wakes.isEmpty).toBe(true);

  const left = scripted([of(1)]);
  for await (const _ of reread(left.source, new AbortController().signal)) break;
  expect(left.wakes.isEmpty).toBe(true);

  const failing = scripted([() => Promise.reject(new Error("gone"))]);
  await expect(reread(failing.source, new AbortController().signal).next()).rejects.toThrow("gone");
  expect(failing.wakes.isEmpty).toBe(true);
});
