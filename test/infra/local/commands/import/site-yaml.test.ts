/** Whatever a folder is called and says of itself, the site.yaml made of it can be read. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteYaml } from '../../../../../infra/local/commands/import/site-yaml.ts';
import { readConfig } from '../../../../../infra/local/commands/import/tools/config.ts';
import { readSettings } from '../../../../../functions/article/settings/read.ts';
import { topicId } from '../../../../../functions/site/topics.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('', ' ', '- a', 'a: b', '# a', '"', "'", '{{ x }}', 'on', '1e3', '~', 'a\nb: c'),
);
const url = fc.oneof(
  text,
  fc.webUrl(),
  fc.constantFrom('https://a:b@c.example', 'ftp://x.example'),
);
const names = fc.array(text, { maxLength: 5 });

it('can be read, whatever it is made of', () => {
  fc.assert(
    fc.property(
      text,
      url,
      text,
      text,
      text,
      names,
      names,
      (name, baseUrl, language, description, folder, topics, fields) => {
        const yaml = siteYaml({
          site: { name, baseUrl, language, description },
          folder,
          by: name,
          topics: topics.flatMap((title, at) => {
            const id = topicId(`${title} ${at}`);
            return id === undefined || title.trim() === ''
              ? []
              : [
                  {
                    id,
                    title: title.toWellFormed().replace(/\p{C}/gu, 'x').slice(0, 300),
                    articles: (at % 2) + 1,
                  },
                ];
          }),
          dialects: [{ name: 'math', articles: 1 }],
          unread: fields.map((one) => ({ name: one, articles: 1 })),
          unclear: fields.map((one) => ({ name: one, articles: 1 })),
        });
        const { settings, diagnostics } = readSettings(new TextEncoder().encode(yaml));
        expect({ yaml, diagnostics }).toEqual({ yaml, diagnostics: [] });
        expect(settings).toBeDefined();
      },
    ),
  );
});

it('reads any configuration without a fault', () => {
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom('a.yml', 'a.toml', 'a.json', 'a.js'),
      (code, place, name) => {
        const { said, names } = readConfig(name, `title: ${code}\n${code}`);
        expect(['string', 'undefined']).toContain(typeof said(place, 'title'));
        expect(Array.isArray(names(place))).toBe(true);
      },
    ),
  );
});
