/** What a reader needs to decide with: DISCERN's questions, in the order in which they come up. */

export type SectionName =
  'in-short' | 'what-it-is' | 'research' | 'risks' | 'alternatives' | 'seek-help';

export interface DraftSection {
  /** Of its option on the command line. */
  name: SectionName;
  heading: string;
  /** What goes there, for who is to write it. */
  hint: string;
}

export const draftSections: readonly DraftSection[] = [
  {
    name: 'in-short',
    heading: 'In short',
    hint: 'What a reader in a hurry takes away: three to five points.',
  },
  {
    name: 'what-it-is',
    heading: 'What it is',
    hint: 'In words that need no dictionary. Whom does it concern, and how many?',
  },
  {
    name: 'research',
    heading: 'What the research says',
    hint: 'Benefits and their size, in whom, how certain, and what is unknown.',
  },
  {
    name: 'risks',
    heading: 'Side effects and risks',
    hint: 'How often, how bad, and who had better not.',
  },
  {
    name: 'alternatives',
    heading: 'What else you can do',
    hint: 'Other treatments, and what happens without any.',
  },
  {
    name: 'seek-help',
    heading: 'When to seek help',
    hint: 'The signs that should not wait, and whom to turn to.',
  },
];
