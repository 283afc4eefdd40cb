import { describe, expect, it } from 'vitest';
import { fold, wordsIn } from '../../functions/base/folded-words.ts';

describe('words by which something is found', () => {
  it.each([
    ['Crème pour la peau', ['creme', 'pour', 'la', 'peau']],
    ['ＲＬＳ', ['rls']],
    ['Straße, STRASSE', ['strasse']],
    ['İstanbul', ['istanbul']],
    ['Ὀδυσσεύς', ['οδυσσευσ']],
    ['E83.42: low magnesium', ['e83.42', 'low', 'magnesium']],
    ['About 2.5 mg.', ['about', '2.5', 'mg']],
    ['Sleep.Then rest', ['sleep', 'then', 'rest']],
    ['Willis-Ekbom', ['willis', 'ekbom']],
    ['鉄欠乏症', ['鉄欠', '欠乏', '乏症']],
    ['脚', ['脚']],
    ['マグネシウムと睡眠', ['マグ', 'グネ', 'ネシ', 'シウ', 'ウム', 'ムと', 'と睡', '睡眠']],
    ['ビタミンB12の話', ['ビタ', 'タミ', 'ミン', 'b12', 'の話']],
    ['नींद की कमी', ['नींद', 'की', 'कमी']],
    ['하지 불안 증후군', ['하지', '불안', '증후군']],
    ['legs and legs', ['legs', 'and']],
    ['?!', []],
  ])('of “%s”', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it('are no longer than a file may be called', () => {
    const [word] = wordsIn('a'.repeat(500));
    expect(word).toHaveLength(40);
  });

  it('are the same however often they are folded', () => {
    for (const text of ['Ångström', 'ﬁbre', 'ẞ', 'Σίσυφος', 'が', '①'])
      expect(fold(fold(text))).toBe(fold(text));
  });
});
