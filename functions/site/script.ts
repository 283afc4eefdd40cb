/**
 * The one script of the site's pages: it copies, shares and prints where the browser can, keeps
 * the larger text from one page to the next, and names articles about the same. Nobody needs it for
 * reading: what it works on is hidden until it runs, or leads there by a link. It asks no other host for
 * anything and remembers one word, on the reader's own machine.
 *
 * Articles about the same are looked for when a reader comes near to the end, in the files of the search
 * (functions/collection/search/): those that share most of what `data-like` has, in the page's language.
 * So what is shown is never older than the site, and no article is rendered again because of another.
 *
 * It stands in each page, and the pages' policy names its hash (headers.ts): no other script runs.
 */
import { createHash } from 'node:crypto';

/** Articles about the same that are shown, and that are looked at for it: some are of other languages. */
const SHOWN = 4;
const LOOKED_AT = 12;

export const script = `(() => {
const root = document.documentElement, at = navigator;
let kept = {};
try { kept = localStorage } catch {}
root.classList.toggle('large', kept.large === '1');
const can = {
copy: at.clipboard && (b => at.clipboard.writeText(b.parentNode.querySelector('code').textContent)
.then(() => { b.textContent = b.dataset.done })),
share: at.share && (() => at.share({ title: document.title, url: location.href }).catch(() => {})),
print: () => print()
};
for (const what in can) if (can[what]) root.classList.add('can-' + what);
const read = async path => (await fetch('/api/v1/search/' + path + '.json')).json();
const keysOf = async word => {
let path = 'words/' + encodeURIComponent(word), file = await read(path);
while (file.next) file = await read(path + '/' + encodeURIComponent(file.next[0]));
return file.keys.map(key => key.slice(1));
};
const alike = async list => {
const shared = new Map();
for (const words of list.dataset.like.split(';')) {
const found = await Promise.all(words.split(' ').map(keysOf)).catch(() => [[]]);
for (const id of found[0]) if (found.every(keys => keys.includes(id))) shared.set(id, (shared.get(id) ?? 0) + 1);
}
const best = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, ${LOOKED_AT});
const files = await Promise.all(best.map(([id]) => read('articles/' + id).catch(() => ({ articles: [] }))));
list.prepend(...files.flatMap(({ articles }) => articles).map(({ url, title, language }) => {
const { pathname } = new URL(url), li = document.createElement('li');
if (pathname === location.pathname || language !== root.lang) return '';
li.append(Object.assign(document.createElement('a'), { href: pathname, textContent: title }));
return li;
}).filter(li => li).slice(0, ${SHOWN}));
if (list.children.length) list.hidden = list.previousElementSibling.hidden = false;
};
document.addEventListener('DOMContentLoaded', () => {
for (const b of document.querySelectorAll('button[data-do]'))
if (can[b.dataset.do]) b.hidden = b.parentNode.hidden = false;
const box = document.querySelector('.larger input');
box.checked = root.classList.contains('large');
box.onchange = () => {
root.classList.toggle('large', box.checked);
try { kept.large = box.checked ? 1 : 0 } catch {}
};
const list = document.querySelector('[data-like]');
if (list) new IntersectionObserver((seen, observer) => {
if (seen.some(({ isIntersecting }) => isIntersecting)) observer.disconnect(), alike(list);
}, { rootMargin: '800px' }).observe(list.parentNode);
});
document.addEventListener('click', ({ target }) => can[target.dataset?.do]?.(target));
})()`.replaceAll('\n', ' ');

/** As a policy names it (Content Security Policy Level 3, section 2.3.1). */
export const scriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
