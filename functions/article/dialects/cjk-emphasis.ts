/** Emphasis beside Chinese, Japanese and Korean, where no spaces show where a word ends. */
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Dialect } from '../markdown/dialect.ts';

export const cjkEmphasis: Dialect = {
  name: 'cjk-emphasis',
  about:
    'In Chinese, Japanese and Korean, `**…**` is strong beside punctuation, too, where CommonMark ' +
    'by itself would show the asterisks.',
  mayStandIn: (text) =>
    /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ud840-\ud8bf]/.test(
      text,
    ) && /\*|_|~~/.test(text),
  syntax: {
    micromark: combineExtensions([
      cjkFriendlyExtension(),
      gfmStrikethroughCjkFriendly({ singleTilde: false }),
    ]),
  },
  examples: [
    {
      input: 'これが**認知負荷（cognitive load）**の正体だ。\n',
      output: '<p>これが<strong>認知負荷（cognitive load）</strong>の正体だ。</p>',
    },
    {
      input: 'これは~~正しい。~~正しくない。\n',
      output: '<p>これは<del>正しい。</del>正しくない。</p>',
    },
  ],
};
