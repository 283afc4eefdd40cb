/** Tags within a paragraph of Markdown: each is a node of its own there. */
import type { Html, PhrasingContent } from 'mdast';
import { blockNames, rawTextNames, voidNames } from './names.ts';

/** `<b>` opens, `</b>` closes; undefined for comments and the like. */
function tagOf({ value }: Html): { name: string; closes: boolean } | undefined {
  const [, slash, name] = /^<(\/?)([a-z][^\s/>]*)/i.exec(value) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), closes: slash === '/' };
}

/** Something in it begins or ends a block, and may belong to one that goes on behind it. */
export function hasBlockTag(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some((node) => {
    const name = node.type === 'html' ? tagOf(node)?.name : undefined;
    return name !== undefined && blockNames.has(name);
  });
}

/**
 * Closing tags for what a paragraph opens and does not close, blocks excepted; and what takes all
 * behind it for text, which is better read without (lost.ts).
 */
export function closers(tags: readonly Html[]): string {
  const open: string[] = [];
  for (const tag of tags) {
    const { name, closes } = tagOf(tag) ?? {};
    if (name === undefined || [blockNames, voidNames, rawTextNames].some((all) => all.has(name)))
      continue;
    if (!closes) open.push(name);
    else {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.splice(at, 1);
    }
  }
  return open
    .reverse()
    .map((name) => `</${name}>`)
    .join('');
}
