/** What hosts that only have files cannot do, in the same words for all of them. */
import { count } from '../cli/lines.ts';
import type { HostedSite } from './site.ts';

/** Withdrawn articles that are served as if they were live; nothing where none is. */
export function goneAsLive(title: string, { gone }: HostedSite): string[] {
  const articles = gone.filter((key) => key.endsWith('/index.html')).length;
  if (articles === 0) return [];
  return [
    `${title} cannot answer 410: ${count(articles, 'withdrawn article')} will come with status 200; the notice says that it is withdrawn.`,
  ];
}

/** Moved articles whose pages lead on by themselves, because the host does not redirect. */
export function movedAsPages(title: string, number: number): string[] {
  if (number === 0) return [];
  return [
    `${title} will not redirect ${number === 1 ? '1 moved address' : `${number} moved addresses`}: the page there leads on by itself.`,
  ];
}
