/** While things come and go, what was asked is asked again no more often than this, in milliseconds. */
const pauseMs = 500;

/** Asks one question at a time; the answer to an earlier one is given up. */
export interface LatestAnswer<Question> {
  ask(question: Question): void;
  /**
   * Asks the same again a little later, since something has changed. One that is being answered is answered first:
   * where something changes all the time, there would never be an answer.
   */
  refresh(): void;
  stop(): void;
}

export function createLatestAnswer<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
  onProblem: (error: unknown) => void,
): LatestAnswer<Question> {
  let asking: AbortController | null = null;
  let isStale = false;
  let asked: { readonly question: Question } | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  const giveUp = (): void => {
    asking?.abort();
    asking = null;
    isStale = false;
  };
  const askNow = async (): Promise<void> => {
    if (asked === null) return;
    giveUp();
    const mine = new AbortController();
    asking = mine;
    try {
      const answer = await ask(asked.question, mine.signal);
      if (!mine.signal.aborted) onAnswer(answer);
    } catch (error) {
      if (!mine.signal.aborted) onProblem(error);
    }
    if (asking !== mine) return;
    asking = null;
    if (isStale) refresh();
  };
  const refresh = (): void => {
    isStale = asking !== null;
    if (isStale) return;
    later ??= setTimeout(() => {
      later = undefined;
      void askNow();
    }, pauseMs);
  };
  const cancelLater = (): void => {
    clearTimeout(later);
    later = undefined;
  };
  return {
    ask: (question) => {
      asked = { question };
      cancelLater();
      void askNow();
    },
    refresh,
    stop: () => {
      cancelLater();
      giveUp();
    },
  };
}
