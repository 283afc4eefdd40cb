/**
 * How soon a passage about help says that help is needed, by the words of its language (help/). Where
 * nobody has written them, boxes say it.
 */
import { helpWordsOf } from './help/index.ts';

/** `routine`: whenever it suits; it says no more than that somebody should be asked. */
export type Urgency = 'emergency' | 'urgent' | 'routine';

/** The highest that any of its words says. `text` is of a section about help. */
export function urgencyOf(text: string, language: string): Urgency {
  const words = helpWordsOf(language);
  if (words === undefined) return 'routine';
  const said = text.replace(words.denied, ' ');
  if (words.emergency.test(said)) return 'emergency';
  return words.urgent.test(said) ? 'urgent' : 'routine';
}

/** Whether a paragraph tells the reader to turn to somebody, and so begins a piece of advice. */
export function asksForHelp(paragraph: string, language: string): boolean {
  return helpWordsOf(language)?.call.test(paragraph) ?? false;
}
