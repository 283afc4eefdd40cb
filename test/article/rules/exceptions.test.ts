/** An article may break a rule on purpose, in plain sight. */
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../functions/article/settings/read.ts';
import { remarks, settingsOf } from '../read.ts';

const long = `${'A line of verse and '.repeat(8)}then it ends.\n`;
const article = (exceptions: string) => `---\ntitle: A\nexceptions:\n${exceptions}---\n\n${long}`;
const one = (rule: string) => `  - { rule: ${rule}, reason: A poem has its own lines. }\n`;

function found(source: string, rules: string) {
  return remarks(source, { settings: settingsOf(`profile: plain\nrules: { ${rules} }\n`) }).map(
    ({ rule, severity, line, column, reason, suggestion }) =>
      `${line}:${column} ${severity} ${rule}: ${reason}${suggestion ? ` ⟶ ${suggestion}` : ''}`,
  );
}

describe('an exception', () => {
  it('takes the place of what its rule finds, and says why', () => {
    expect(found(article(one('long-sentence')), 'long-sentence: error')).toEqual([
      '4:13 warning exception: `long-sentence` is switched off here, with 1 remark: ' +
        'A poem has its own lines.',
    ]);
  });

  it('can be forbidden by the site', () => {
    const given = found(article(one('long-sentence')), 'long-sentence: error, exception: error');
    expect(given).toEqual([expect.stringContaining('4:13 error exception: ')]);
  });

  it('is said to be idle where its rule finds nothing', () => {
    expect(found(article(one('heading-order')), 'heading-order: error')).toEqual([
      '4:13 warning exception: `heading-order` finds nothing here, so it needs no exception: ' +
        'delete it.',
    ]);
  });

  it.each([
    [one('long-sentense'), 'There is no rule `long-sentense`; did you mean `long-sentence`?'],
    [one('zzz'), 'There is no rule `zzz`: delete it.'],
    [one('reading-grade'), '`reading-grade` is off on this site anyway: delete the exception.'],
    [
      one('front-matter'),
      '`front-matter` is for site.yaml alone to switch off: delete the exception.',
    ],
  ])('that names no rule in force is said at its line: %j', (exceptions, reason) => {
    const given = found(article(exceptions), 'long-sentence: error');
    expect(given).toContainEqual(
      expect.stringContaining(`4:13 warning exception-invalid: ${reason}`),
    );
    expect(given).toContainEqual(expect.stringContaining('error long-sentence: '));
  });

  it('stands once', () => {
    const twice = one('long-sentence') + one('long-sentence');
    expect(found(article(twice), 'long-sentence: error')).toEqual([
      expect.stringContaining('4:13 warning exception: '),
      '5:13 warning exception-invalid: `long-sentence` stands here a second time: delete one of ' +
        'the two.',
    ]);
  });

  it('without a reason is none', () => {
    expect(found(article('  - rule: long-sentence\n'), 'long-sentence: error')).toEqual([
      '4:5 warning front-matter: `exceptions[0]` needs `reason`: add it.',
      expect.stringContaining('error long-sentence: '),
    ]);
  });
});

describe('site.yaml', () => {
  const read = (yaml: string) => readSettings(new TextEncoder().encode(yaml));
  const said = (yaml: string) =>
    read(yaml).diagnostics.map(
      ({ rule, severity, line, column, reason }) =>
        `${line}:${column} ${severity} ${rule}: ${reason}`,
    );

  it.each([
    [
      'rules:\n  long-sentense: off\n',
      '2:3 error site: There is no rule `long-sentense`; did you mean `long-sentence`?',
    ],
    [
      'rules:\n  hard-word: off\n  hard-word: error\n',
      '3:3 error yaml: `hard-word` stands here a second time: delete one of the two.',
    ],
    [
      'rules:\n  hard-word: false\n',
      '2:14 error site: `rules.hard-word` is "false", but must be one of: error, warning, off.',
    ],
  ])('%j is a diagnostic at its line, and nothing is half-read', (yaml, expected) => {
    expect(said(yaml)).toEqual([expected]);
    expect(read(yaml).settings).toBe(undefined);
  });

  it('says who is behind it; the strict profile asks, and publishes all the same', () => {
    const yaml = 'profile: strict\ncontact: a@example.org\n';
    expect(said(yaml)).toEqual([
      expect.stringMatching(/^1:1 warning site-statements: site.yaml has no `disclaimer`/),
      expect.stringMatching(/^1:1 warning site-statements: site.yaml has no `funding`/),
    ]);
    expect(read(yaml).settings).toBeDefined();
    expect(said('profile: plain\n')).toEqual([]);
    expect(said('profile: strict\nrules: { site-statements: off }\n')).toEqual([]);
  });
});
