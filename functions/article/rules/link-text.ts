import { isEnglish } from '../prose/english.ts';
import { positionOfNode } from '../positions.ts';
import { plain } from '../markdown/plain-text.ts';
import { sources, type Rule } from './rule.ts';

export const linkText: Rule = {
  id: 'link-text',
  reason: 'Who hears a list of links, or looks for the blue words, must know where each one leads.',
  ...sources.linkPurpose,
  strict: 'error',
  plain: 'warning',
  englishWords: 'vague words like "click here"',
  bad: 'For more about iron, [click here](https://example.org/iron).',
  good: 'Read [how much iron people need](https://example.org/iron).',
  *check(article) {
    const { structure } = article;
    const inNotes = new Set(structure.notes.flatMap(({ links }) => links));
    for (const link of structure.links) {
      if (inNotes.has(link)) continue;
      const { node } = link;
      const words = plain(node).toLowerCase();
      const position = positionOfNode(node);
      if (words === '') {
        yield { position, reason: 'This link has no words: say where it leads.' };
      } else if (isEnglish(article) && vague.test(words)) {
        const reason = `"${plain(node)}" says nothing of where the link leads: name it.`;
        yield { position, reason };
      }
    }
  },
};

const vague =
  /^(?:(?:click|press|tap|go|look|see|read) )?(?:(?:on )?(?:here|this|this (?:link|page|article|site|website|post|guide|document|leaflet|video|one)|the (?:link|following link)|link|more|it|read on|continue|continue reading|details|more info(?:rmation)?|learn more|find out more|read more|website|webpage|page|source|pdf|file|document|download(?: (?:pdf|file))?))(?: »| ›|>|\.\.\.|…|\.)*$/u;
