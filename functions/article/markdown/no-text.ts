/** An article without a word is published by mistake: its file was emptied, or its text is lost. */
import type { Nodes } from 'mdast';
import { shortened } from '../../base/text.ts';
import type { Settings } from '../../site/settings.ts';
import type { Remark } from '../diagnostics.ts';
import { insteadOf } from '../file/elsewhere.ts';
import { positionOfNode } from '../positions.ts';
import { paragraphs } from './plain-text.ts';
import type { Structure } from './structure.ts';

/** Whether nothing of an article would be published, neither a word nor a picture. */
export function hasNothing({ parts, images, notes }: Structure): boolean {
  if (images.length > 0 || notes.length > 0) return false;
  return !parts.some(({ heading, nodes }) => (heading?.text ?? '') !== '' || nodes.some(says));
}

/** Why nothing of an article would be published; undefined for one that says or shows something. */
export function noText(
  structure: Structure,
  text: string,
  settings: Pick<Settings, 'baseUrl' | 'idAuthority'>,
): Remark | undefined {
  if (!hasNothing(structure)) return undefined;
  const to = refresh.exec(text)?.[1];
  if (to !== undefined) {
    const reason =
      `This page has no text and only leads to ${shortened(to, 100)}, so it is no article: ` +
      insteadOf(to, settings);
    return { position: { line: 1, column: 1 }, reason };
  }
  const lost = structure.leftOut.find(({ words }) => words > 0);
  if (lost !== undefined) {
    const reason =
      'Nothing of this article would be published: all of its text stands in HTML that is left ' +
      'out. Say it in Markdown.';
    return { position: positionOfNode(lost), reason };
  }
  const what = text.trim() === '' ? 'This file is empty' : 'This article has no text';
  const reason = `${what}, so nothing of it is published: write some, or delete the file.`;
  return { position: { line: 1, column: 1 }, reason };
}

/** `<meta http-equiv="refresh" content="0; URL=/new/">`: the address. */
const refresh =
  /<meta\b[^<>]{0,200}?\bhttp-equiv\s*=\s*["']?refresh\b[^<>]{0,200}?\burl\s*=\s*["']?([^"'\s<>]{1,2000})/i;

function says(node: Nodes): boolean {
  return paragraphs([node]) !== '';
}
