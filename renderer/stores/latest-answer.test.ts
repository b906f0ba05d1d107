import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLatestAnswer } from "./latest-answer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Questions that are answered by hand. */
function byHand() {
  const asked: { readonly question: string; readonly signal: AbortSignal; answer(text: string): void }[] = [];
  const answers: string[] = [];
  const latest = createLatestAnswer<string, string>(
    (question, signal) => new Promise((answer) => asked.push({ question, signal, answer })),
    (answer) => answers.push(answer),
    (error) => {
      throw error;
    },
  );
  const passTime = () => vi.advanceTimersByTimeAsync(10_000);
  return { latest, asked, answers, passTime };
}

test("a question that takes long is answered though things change all the time, and asked again then", async () => {
  const { latest, asked, answers, passTime } = byHand();
  latest.ask("how many?");
  for (let change = 0; change < 3; change += 1) {
    latest.refresh();
    await passTime();
  }
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false]);
  asked[0]?.answer("3");
  await passTime();
  expect(answers).toEqual(["3"]);
  expect(asked).toHaveLength(2);
  asked[1]?.answer("6");
  await passTime();
  expect(answers).toEqual(["3", "6"]);
  expect(asked).toHaveLength(2);
});

test("another question gives up the one before, and what has changed until then", async () => {
  const { latest, asked, answers, passTime } = byHand();
  latest.ask("a");
  latest.refresh();
  latest.ask("b");
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  asked[0]?.answer("old");
  asked[1]?.answer("new");
  await passTime();
  expect(answers).toEqual(["new"]);
  expect(asked).toHaveLength(2);
});

test("nothing is asked any more once it is stopped", async () => {
  const { latest, asked, answers, passTime } = byHand();
  latest.ask("a");
  latest.refresh();
  latest.stop();
  asked[0]?.answer("late");
  await passTime();
  expect(answers).toEqual([]);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
});
