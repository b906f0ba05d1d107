import { describe, expect, test } from "vitest";
import { Broadcast, keepLast, keepLastPer } from "./broadcast.ts";

const all = <T>(waiting: readonly T[], next: T): readonly T[] => [...waiting, next];

async function toArray<T>(events: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const event of events) read.push(event);
  return read;
}

describe("a broadcast", () => {
  test("tells every watcher everything from when it began to watch, in order", async () => {
    const broadcast = new Broadcast<number>(all);
    const early = broadcast.watch(new AbortController().signal);
    broadcast.send(1);
    const late = broadcast.watch(new AbortController().signal, [0]);
    broadcast.send(2);
    broadcast.end();
    expect(await toArray(early)).toEqual([1, 2]);
    expect(await toArray(late)).toEqual([0, 2]);
  });

  test("wakes a reader that waits", async () => {
    const broadcast = new Broadcast<number>(all);
    const read = toArray(broadcast.watch(new AbortController().signal));
    await new Promise(setImmediate);
    broadcast.send(1);
    await new Promise(setImmediate);
    broadcast.send(2);
    broadcast.end();
    expect(await read).toEqual([1, 2]);
  });

  test("ends for the one whose signal fires, read or not", async () => {
    const broadcast = new Broadcast<number>(all);
    const leaving = new AbortController();
    const waiting = toArray(broadcast.watch(leaving.signal));
    const neverRead = broadcast.watch(leaving.signal, [7]);
    await new Promise(setImmediate);
    leaving.abort();
    expect(await waiting).toEqual([]);
    expect(broadcast.isWatched).toBe(false);
    expect(await toArray(neverRead)).toEqual([]);
  });

  test("forgets a watcher that leaves its loop", async () => {
    const broadcast = new Broadcast<number>(all);
    for await (const _ of broadcast.watch(new AbortController().signal, [1])) break;
    expect(broadcast.isWatched).toBe(false);
  });

  test("ends at once for a signal that fired before", async () => {
    const broadcast = new Broadcast<number>(all);
    expect(await toArray(broadcast.watch(AbortSignal.abort(), [1]))).toEqual([]);
    expect(broadcast.isWatched).toBe(false);
  });

  test("that has ended still gives what comes first", async () => {
    const broadcast = new Broadcast<number>(all);
    broadcast.end();
    expect(await toArray(broadcast.watch(new AbortController().signal, [1]))).toEqual([1]);
  });
});

describe("a slow watcher", () => {
  test("of a state gets the newest alone", async () => {
    const broadcast = new Broadcast<number>(keepLast);
    const events = broadcast.watch(new AbortController().signal, [1]);
    for (const n of [2, 3, 4]) broadcast.send(n);
    broadcast.end();
    expect(await toArray(events)).toEqual([4]);
  });

  test("of several states gets the newest of each", async () => {
    const broadcast = new Broadcast<string>(keepLastPer((value) => value[0]));
    const events = broadcast.watch(new AbortController().signal);
    for (const value of ["a1", "b1", "a2", "c1", "a3"]) broadcast.send(value);
    broadcast.end();
    expect(await toArray(events)).toEqual(["a3", "b1", "c1"]);
  });
});
