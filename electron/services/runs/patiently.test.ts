import { expect, test } from "vitest";
import { patiently } from "./patiently.ts";

const locked = () => Object.assign(new Error("database is locked"), { errcode: 5 });

/** Fails so many times before it succeeds. */
function failing(times: number, error: () => Error): () => number {
  let tried = 0;
  return () => {
    tried += 1;
    if (tried <= times) throw error();
    return tried;
  };
}

test("a write is tried again while the history is locked, but not for ever", async () => {
  const { signal } = new AbortController();
  expect(await patiently(failing(4, locked), signal)).toBe(5);
  await expect(patiently(failing(5, locked), signal)).rejects.toThrow("database is locked");
});

test("what is no lock is not tried again", async () => {
  const full = () => new Error("database or disk is full");
  await expect(patiently(failing(1, full), new AbortController().signal)).rejects.toThrow("full");
});

test("whoever gave up does not begin a run later", async () => {
  const gaveUp = new AbortController();
  const write = failing(1, () => {
    gaveUp.abort();
    return locked();
  });
  await expect(patiently(write, gaveUp.signal)).rejects.toThrow(/abort/);
});
