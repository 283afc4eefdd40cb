/**
 * What is asked again and again of things that nobody changes (entries, withdrawals, files that are
 * rendered) is worked out once for each: the same object always gets the same answer.
 */
export function memoize<Key extends object, Answer>(
  answer: (key: Key) => Answer,
): (key: Key) => Answer {
  const answers = new WeakMap<Key, { answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: answer(key) };
    answers.set(key, known);
    return known.answer;
  };
}
