/** Which article a path that leads nowhere was probably meant to lead to. */
import { nearest } from '../../base/spelling.ts';
import type { Slug } from '../../site/settings.ts';
import { slugOfPath } from '../../site/slugs.ts';

/** What is added to a reason, and the path to write instead. */
export interface Meant {
  hint: string;
  path?: string;
}

/** `written` stands in the file at the path `from`; it leads to `slug`, where nothing is. */
export function meantArticle(
  { written, slug, from }: { written: string; slug: Slug; from: string },
  folder: { slugs: readonly Slug[] } | undefined,
): Meant {
  const others = folder?.slugs.filter((other) => other !== slugOfPath(from)) ?? [];
  const names = others.map(nameOf);
  const meant =
    oneCalled(nameOf(slug), others) ??
    nearest(slug, others) ??
    oneCalled(nearest(nameOf(slug), names), others);
  if (meant === undefined) return { hint: '' };
  const path = pathTo(meant, from, written);
  return { hint: ` Did you mean ${path}?`, path };
}

/** The one article of this name, in whatever folder. */
function oneCalled(name: string | undefined, slugs: readonly Slug[]): Slug | undefined {
  const found = slugs.filter((slug) => nameOf(slug) === name);
  return found.length === 1 ? found[0] : undefined;
}

function nameOf(slug: Slug): string {
  return slug.slice(slug.lastIndexOf('/') + 1);
}

/** In the form of what was written: from the site's root or from the folder, with its anchor. */
function pathTo(to: Slug, from: string, written: string): string {
  const rest = /[?#].*$/su.exec(written)?.[0] ?? '';
  if (written.startsWith('/')) return `/articles/${to}/${rest}`;
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const steps = [...here.slice(same).map(() => '..'), ...there.slice(same)];
  return `${steps.join('/')}.md${rest}`;
}
