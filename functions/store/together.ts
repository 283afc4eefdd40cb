/**
 * What is asked in one turn of the event loop and answered at once, because most of what an answer
 * costs (a lock, a commit) is paid once for all of them.
 */
export type Answer<Result> = { result: Result } | { error: unknown };

interface Waiting<Question, Result> {
  question: Question;
  settle: (result: Result) => void;
  fail: (error: unknown) => void;
}

export class Together<Question, Result> {
  readonly #answer: (questions: readonly Question[]) => readonly Answer<Result>[];
  readonly #weigh: (question: Question) => number;
  readonly #most: number;
  readonly #waiting: Waiting<Question, Result>[] = [];

  /**
   * `answer`: one for each question, in their order; what it throws is the answer to all. `most`: so
   * much `weigh`s what is answered at once, but for what alone weighs more; without it so many are.
   */
  constructor(
    answer: (questions: readonly Question[]) => readonly Answer<Result>[],
    { most, weigh = () => 1 }: { most: number; weigh?: (question: Question) => number },
  ) {
    this.#answer = answer;
    this.#most = most;
    this.#weigh = weigh;
  }

  ask(question: Question): Promise<Result> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ question, settle, fail });
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  /** Answers what waits, before anything else happens. */
  finish(): void {
    while (this.#waiting.length > 0) this.#next();
  }

  #next(): void {
    const group = this.#group();
    // Others in the process get on in between.
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
    if (group.length === 0) return;
    try {
      const answers = this.#answer(group.map(({ question }) => question));
      group.forEach(({ settle, fail }, at) => {
        const answer = answers[at]!;
        if ('error' in answer) fail(answer.error);
        else settle(answer.result);
      });
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  }

  #group(): Waiting<Question, Result>[] {
    let weight = 0;
    const end = this.#waiting.findIndex(
      ({ question }) => (weight += this.#weigh(question)) >= this.#most,
    );
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end + 1);
  }
}
