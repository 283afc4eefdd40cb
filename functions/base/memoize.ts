/**
 * What a process keeps of what it has worked out. Nothing can be seen of it but time, because the
 * same question always has the same answer.
 */

/**
 * What is asked again and again of things that nobody changes (summaries, withdrawals, files that
 * are rendered) is worked out once for each, and forgotten with it.
 */
export function memoize<Key extends object, Answer>(
  answer: (key: Key) => Answer,
): (key: Key) => Answer {
  const answers = new WeakMap<Key, { answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const found = { answer: answer(key) };
    answers.set(key, found);
    return found.answer;
  };
}

/** Characters of texts, or bytes, that one process keeps. */
const KEPT_CHARACTERS = 1 << 25;

interface Made {
  inputs: readonly unknown[];
  what: unknown;
  characters: number;
}

interface Text {
  body: string;
}

/** In the order of their last use. */
const made = new Map<string, Made>();
let kept = 0;

/**
 * What was made last under a name is kept together with all it was made from, and made again only
 * from something else. `inputs` is everything that `make` looks at: texts, and objects that nobody
 * changes, which are equal when they are the same. Of all names of a process together at most
 * KEPT_CHARACTERS are kept, those that were asked for last.
 */
export function memoizeTexts<Of extends Text>(
  name: string,
  inputs: readonly unknown[],
  make: () => readonly Of[],
): readonly Of[] {
  return keep(name, inputs, make, (texts) => texts.reduce((sum, { body }) => sum + body.length, 0));
}

/** The same of a piece of a document. */
export function memoizePiece(
  name: string,
  inputs: readonly unknown[],
  make: () => Uint8Array,
): Uint8Array {
  return keep(name, inputs, make, ({ length }) => length);
}

function keep<What>(
  name: string,
  inputs: readonly unknown[],
  make: () => What,
  sizeOf: (what: What) => number,
): What {
  const known = forget(name);
  const isSame = known !== undefined && areSame(known.inputs, inputs);
  // Whoever asks under a name asks for the same kind of thing.
  const what = isSame ? (known.what as What) : make();
  const characters = sizeOf(what);
  made.set(name, { inputs, what, characters });
  kept += characters;
  for (const [oldest] of made) {
    if (kept <= KEPT_CHARACTERS) break;
    forget(oldest);
  }
  return what;
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((input, at) => input === b[at]);
}

function forget(name: string): Made | undefined {
  const known = made.get(name);
  made.delete(name);
  kept -= known?.characters ?? 0;
  return known;
}
