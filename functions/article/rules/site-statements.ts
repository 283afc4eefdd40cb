/** What a health site says of itself, once for all its articles. */
import type { Remark, RuleInfo } from '../diagnostics.ts';
import type { Settings } from '../../site/settings.ts';
import { sources } from './sources.ts';

export const siteStatementsRule: RuleInfo = {
  id: 'site-statements',
  reason: 'A health site says what it is not (advice), who paid for it, and how to reach it.',
  ...sources.honcode,
  strict: 'warning',
  plain: 'off',
  in: 'site.yaml',
  bad: 'name: Legs\nprofile: strict\n',
  good:
    'name: Legs\nprofile: strict\ncontact: editors@example.org\n' +
    'disclaimer: General information, no medical advice.\nfunding: Nobody paid for it.\n',
};

const statements = {
  disclaimer: 'that it is general information and no medical advice',
  contact: 'at which address readers reach you',
  funding: 'who pays, and what they have a say in',
} as const;

/** What `settings` leave unsaid. */
export function unsaid(settings: Settings): Remark[] {
  const fields = Object.keys(statements) as (keyof typeof statements)[];
  return fields
    .filter((field) => settings[field] === undefined)
    .map((field) => ({
      position: { line: 1, column: 1 },
      reason: `site.yaml has no \`${field}\`: say ${statements[field]}.`,
    }));
}
