/** site.yaml: what holds without it, what it may say, and mistakes at their exact place. */
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../functions/article/dialects/index.ts';
import { readSettings } from '../../../functions/article/settings/read.ts';

const read = (yaml: string, overrides = {}) =>
  readSettings(new TextEncoder().encode(yaml), overrides);

const positions = (yaml: string) => {
  const { settings, diagnostics } = read(yaml);
  expect(settings).toBeUndefined();
  return diagnostics.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
};

describe('settings', () => {
  it('have a default for everything', () => {
    expect(readSettings(undefined)).toEqual({
      settings: {
        name: 'Health articles',
        baseUrl: 'http://localhost:8080',
        idAuthority: 'unnamed.invalid',
        extra: [],
        language: 'en',
        publisher: { name: 'Health articles' },
        attribution: 'From Health articles',
        topics: [],
        profile: 'plain',
        rules: {},
        feeds: { entries: 20 },
      },
      diagnostics: [],
    });
    expect(read('')).toEqual(readSettings(undefined));
  });

  it('are what site.yaml says, and plain data', () => {
    const { settings } = read(
      'name: Wire\nbaseUrl: https://wire.example/\nlanguage: de\nprofile: strict\n' +
        'rules: { image-alt: warning, unknown-field: off }\nfeeds: { entries: 5 }\n' +
        'dialects: { math: off, emoji: on }\n' +
        'publisher: { name: The Wire, url: https://wire.example }\nattribution: By us\n' +
        'topics:\n  - id: schlaf\n    title: Schlaf\nextra: [weight]\n',
    );
    expect(settings).toEqual({
      name: 'Wire',
      baseUrl: 'https://wire.example',
      idAuthority: 'wire.example',
      language: 'de',
      publisher: { name: 'The Wire', url: 'https://wire.example' },
      attribution: 'By us',
      topics: [{ id: 'schlaf', title: 'Schlaf' }],
      profile: 'strict',
      rules: { 'image-alt': 'warning', 'unknown-field': 'off' },
      feeds: { entries: 5 },
      extra: ['weight'],
      dialects: { math: 'off', emoji: 'on' },
    });
    expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });

  it('name a hub by one address, whichever way it was written', () => {
    expect(read('hub: HTTPS://hub.example\n').diagnostics).not.toEqual([]);
    for (const hub of ['https://hub.example', 'https://HUB.example/', 'https://hub.example:443/'])
      expect(read(`hub: ${hub}\n`).settings?.hub).toBe('https://hub.example/');
    expect(positions('hub: https://999.999.999.999/\n')).toEqual([
      '1:6 No hub can be at `https://999.999.999.999/`: copy its address, such as https://hub.example/.',
    ]);
  });

  it('give the base URL of a run to links, and never to ids', () => {
    const { settings } = read('baseUrl: https://wire.example\n', {
      baseUrl: 'http://localhost:3000/',
    });
    expect(settings).toMatchObject({
      baseUrl: 'http://localhost:3000',
      idAuthority: 'wire.example',
    });
  });

  // Ids of an article that was seen at home first must not be everybody's.
  it.each([
    [undefined, 'https://wire.example', 'wire.example'],
    ['http://localhost:8080', 'https://wire.example/', 'wire.example'],
    ['https://wire.example', 'https://preview.example', 'wire.example'],
    ['http://192.0.2.1', undefined, 'unnamed.invalid'],
    ['http://[::1]:8080', 'http://me.localhost', 'unnamed.invalid'],
    [undefined, undefined, 'unnamed.invalid'],
  ])('name ids by the host of %s, else of %s, if that has a name', (own, override, authority) => {
    const { settings } = read(own === undefined ? '' : `baseUrl: ${own}\n`, {
      ...(override !== undefined && { baseUrl: override }),
    });
    expect(settings?.idAuthority).toBe(authority);
  });
});

describe('a mistake in site.yaml', () => {
  it.each([
    ['name: ""', '1:7 `name` is empty: write something, or delete the field.'],
    ['name: [a]', '1:7 `name` must be text, not a list.'],
    ['nmae: Wire', '1:1 Nothing here is called `nmae`; did you mean `name`?'],
    [
      'name: a\nbaseUrl: https://a.example/blog',
      '2:10 `baseUrl` is "https://a.example/blog", but must be like https://example.org.',
    ],
    ['feeds:\n  entries: 999', '2:12 `feeds.entries` must be at most 200.'],
    ['rules:\n  image-atl: off', '2:3 There is no rule `image-atl`; did you mean `image-alt`?'],
    [
      'rules:\n  encoding: off',
      '2:3 `encoding` holds everywhere and cannot be switched off: delete it.',
    ],
    ['rules:\n  xyz: off', '2:3 There is no rule `xyz`: delete it.'],
    ['dialects:\n  maths: off', '2:3 There is no dialect `maths`; did you mean `math`?'],
    [
      'dialects:\n  xyz: off',
      '2:3 There is no dialect `xyz`: delete it. There are ' +
        `${dialects.map(({ name }) => name).join(', ')}.`,
    ],
    ['rules:', '1:1 `rules` must be a group of fields, not empty.'],
    [
      'rules:\n  image-alt: maybe',
      '2:14 `rules.image-alt` is "maybe", but must be one of: error, warning, off.',
    ],
    [
      'rules:\n  image-alt: off\n  image-alt: error',
      '3:3 `image-alt` stands here a second time: delete one of the two.',
    ],
    [
      'topics:\n  - { id: a, title: A }\n  - { id: a, title: B }',
      '3:11 The topic `a` stands here a second time: delete one of the two.',
    ],
    ['topics:\n  - id: a', '2:5 `topics[0]` needs `title`: add it.'],
    [
      'topics:\n  - { id: Big, title: A }',
      '2:11 `topics[0].id` is "Big", but must be lower-case words joined by hyphens, ' +
        'like sleep-disorders.',
    ],
    ['- a', '1:1 Here must be lines of the form `field: value`.'],
  ])('%j is refused where it stands', (yaml, expected) => {
    expect(positions(yaml)).toEqual([expected]);
  });

  it('is reported with all others', () => {
    expect(positions('nmae: a\nlanguage: English\nprofile: loose\n')).toHaveLength(3);
  });

  it('in its bytes is refused too', () => {
    const { settings, diagnostics } = readSettings(new Uint8Array([0x61, 0x3a, 0x20, 0xff]));
    expect(settings).toBeUndefined();
    expect(diagnostics).toMatchObject([{ rule: 'encoding', line: 1, column: 4 }]);
  });
});
