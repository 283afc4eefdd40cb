/** References as data: what is certain is found, what is not is left out. And how hard it is to read. */
import { describe, expect, it } from 'vitest';
import { published } from '../read.ts';

/** The reference that one footnote becomes, without its anchor. */
function reference(note: string): unknown {
  const { article } = published(`Words.[^a]\n\n[^a]: ${note}\n`);
  const { id, ...rest } = article.references[0]!;
  expect(id).toBe('ref-a');
  return rest;
}

describe('a reference', () => {
  it('in the Vancouver style is read whole', () => {
    const note =
      'Gorantla S, Ravisankar A, Trotti LM. Magnesium citrate monotherapy improves restless legs ' +
      'syndrome symptoms. J Clin Sleep Med 2024;20(8):1357–1361. doi:10.5664/jcsm.11206. ' +
      'PMID: 38738598.';
    expect(reference(note)).toEqual({
      text: note,
      title: 'Magnesium citrate monotherapy improves restless legs syndrome symptoms',
      doi: '10.5664/jcsm.11206',
      pmid: '38738598',
      year: 2024,
    });
  });

  it('has no address that is none', () => {
    expect(reference('Other. https://```js')).toEqual({ text: 'Other. https://```js' });
  });

  it('with a linked title is called by it', () => {
    const note = '[Facts about restless legs](https://health.example/rls). Health service, 2023.';
    expect(reference(note)).toEqual({
      text: 'Facts about restless legs. Health service, 2023.',
      title: 'Facts about restless legs',
      url: 'https://health.example/rls',
      year: 2023,
    });
  });

  it.each([
    ['https://doi.org/10.1186/s12906-022-03814-8', '10.1186/s12906-022-03814-8'],
    ['(doi:10.1186/s12906-022-03814-8).', '10.1186/s12906-022-03814-8'],
    ['doi: 10.1002/(SICI)1097-4571(199806)49:8', '10.1002/(SICI)1097-4571(199806)49:8'],
    ['<https://dx.doi.org/10.1000/a%28b%29>', '10.1000/a(b)'],
    ['doi:10.12/short', undefined],
    ['version 10.1234', undefined],
  ])('has the DOI in %s', (words, doi) => {
    expect((reference(`A study. ${words}`) as { doi?: string }).doi).toBe(doi);
  });

  it.each([
    ['Lancet 2019;393:1', 2019],
    ['Somebody (2019). A study.', 2019],
    ['A study. 2019.', 2019],
    ['A study. 2019 Mar 4;3:1', 2019],
    ['A study, 1998 and 2004.', undefined],
    ['A study of 2000–2010.', undefined],
    ['Pages 1900-2000.', undefined],
    ['doi:10.2019/2018', undefined],
    ['A study.', undefined],
  ])('has the year in %s, if it is certain', (note, year) => {
    expect((reference(note) as { year?: number }).year).toBe(year);
  });

  it.each([
    ['Magnesium: a systematic review and meta-analysis. 2020.', 'systematic review'],
    ['Magnesium: a meta-analysis. 2020.', 'meta-analysis'],
    ['A randomised, placebo-controlled trial. 2020.', 'randomized controlled trial'],
    ['An open-label pilot study. 2020.', 'open-label trial'],
    ['A cohort of nurses. 2020.', 'cohort study'],
    ['Protocol of a randomised trial. 2020.', undefined],
    ['Magnesium in sleep. 2020.', undefined],
  ])('is of the kind that %s says', (note, studyType) => {
    expect((reference(note) as { studyType?: string }).studyType).toBe(studyType);
  });
});

describe('readability', () => {
  const grade = (text: string, language = 'en') =>
    published(`---\nlanguage: ${language}\n---\n\n${text}\n`).article.readability;
  // 7 words, 10 syllables a sentence: 0.39 × 7 + 11.8 × 10 / 7 − 15.59 = 4.0.
  const easy = 'The doctor sees the quiet patient now. '.repeat(20);

  it('is the grade that the formula gives', () => {
    expect(grade(easy)).toEqual({
      formula: 'Flesch-Kincaid',
      grade: 4,
    });
    const hard =
      'Pharmacological supplementation occasionally necessitates individualized supervision. ';
    expect(grade(hard.repeat(20))!.grade).toBeGreaterThan(20);
  });

  it('counts running text only', () => {
    const rest = '\n\n## Pharmacological supplementation\n\n| Necessitates | b |\n|---|---|\n';
    expect(grade(easy + rest)).toEqual(grade(easy));
  });

  it('is not said of short texts, or of languages without a formula', () => {
    expect(grade('The dog ran.')).toBeUndefined();
    expect(grade(easy, 'de')).toBeUndefined();
  });
});
