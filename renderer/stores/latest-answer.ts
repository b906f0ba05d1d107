/** While things come and go, what was asked is asked again no more often than this, in milliseconds. */
const pauseMs = 500;

/** Asks one question at a time; the answer to an earlier one is given up. */
export interface LatestAnswer<Question> {
  ask(question: Question): void;
  /** Asks the same again a little later, since something has changed. */
  refresh(): void;
  stop(): void;
}

export function createLatestAnswer<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
  onProblem: (error: unknown) => void,
): LatestAnswer<Question> {
  let asking = new AbortController();
  let asked: { readonly question: Question } | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  const askNow = async (): Promise<void> => {
    if (asked === null) return;
    asking.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const answer = await ask(asked.question, mine.signal);
      if (!mine.signal.aborted) onAnswer(answer);
    } catch (error) {
      if (!mine.signal.aborted) onProblem(error);
    }
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
    refresh: () => {
      later ??= setTimeout(() => {
        later = undefined;
        void askNow();
      }, pauseMs);
    },
    stop: () => {
      cancelLater();
      asking.abort();
    },
  };
}
