/** How long a text takes its readers; the figures and whose they are stand in the code. */
import { expect, it } from 'vitest';
import { countWords } from '../../functions/base/words.ts';

it.each([
  ['nothing', '', { words: 0, readingMinutes: 1 }],
  ['words, at 220 a minute', 'word '.repeat(660), { words: 660, readingMinutes: 3 }],
  [
    'hyphens and apostrophes in words',
    'a well-known reader’s 1.5 mg',
    { words: 5, readingMinutes: 1 },
  ],
  [
    'Japanese characters, at 450 a minute',
    '朝の水。'.repeat(450),
    { words: 1350, readingMinutes: 3 },
  ],
  [
    'the mark of long vowels as one of them',
    'コーｺｰ'.repeat(225),
    { words: 900, readingMinutes: 2 },
  ],
  ['Chinese characters alike', '心脏。'.repeat(450), { words: 900, readingMinutes: 2 }],
  ['words among characters', '朝のHbA1c値は7.0 mg', { words: 7, readingMinutes: 1 }],
  ['Korean, which has spaces, as words', '술을 마시지 마십시오', { words: 3, readingMinutes: 1 }],
  [
    'Thai letters with the signs above them, at 880 a minute',
    'น้ำ '.repeat(1320),
    { words: 2640, readingMinutes: 3 },
  ],
  ['Lao, Khmer and Burmese letters', 'ນ້ຳ ទឹក ရေ', { words: 5, readingMinutes: 1 }],
])('%s', (_what, text, counted) => {
  expect(countWords(text)).toEqual(counted);
});
