/**
 * The one script of the site's pages: it copies, shares and prints where the browser can, keeps
 * the larger text from one page to the next, and names articles about the same. Nobody needs it for
 * reading: what it works on is hidden until it runs, or leads there by a link. It asks no other host for
 * anything and remembers one word, on the reader's own machine. What a wide screen shows unfolded
 * (style/side.ts) it unfolds for those who hear the page.
 *
 * Articles about the same are looked for when a reader comes near to the end: those that share most of what
 * `data-like` has, in the files of the search (functions/collection/search/); where these are too few, those
 * that share most of the topics of `data-within`, the newest first, from the topics' own listings. All are in
 * the page's language. So what is shown is never older than the site, and no article is rendered again
 * because of another.
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
const read = async path => (await fetch('/api/v1/' + path + '.json')).json();
const articlesIn = path => read(path).then(({ articles }) => articles).catch(() => []);
const keysOf = async word => {
let path = 'search/words/' + encodeURIComponent(word), file = await read(path);
while (file.next) file = await read(path + '/' + encodeURIComponent(file.next[0]));
return file.keys.map(key => key.slice(1));
};
const sharing = async like => {
const shared = new Map();
for (const words of like) {
const found = await Promise.all(words.split(' ').map(keysOf)).catch(() => [[]]);
for (const id of found[0]) if (found.every(keys => keys.includes(id))) shared.set(id, (shared.get(id) ?? 0) + 1);
}
const best = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, ${LOOKED_AT});
return (await Promise.all(best.map(([id]) => articlesIn('search/articles/' + id)))).flat();
};
const within = async topics => {
const own = topics.map(decodeURIComponent);
const found = (await Promise.all(topics.map(topic => articlesIn('topics/' + topic)))).flat();
const shared = ({ topics }) => topics.filter(topic => own.includes(topic)).length;
return found.sort((a, b) => shared(b) - shared(a) || (a.published > b.published ? -1 : 1));
};
const alike = async list => {
const shown = new Map(), split = (text, by) => text ? text.split(by) : [];
const add = articles => { for (const { url, title, language } of articles) {
const { pathname } = new URL(url);
if (pathname !== location.pathname && language === root.lang && shown.size < ${SHOWN}) shown.set(pathname, title);
} };
add(await sharing(split(list.dataset.like, ';')));
if (shown.size < ${SHOWN}) add(await within(split(list.dataset.within, ' ')));
list.prepend(...[...shown].map(([href, textContent]) => {
const li = document.createElement('li');
li.append(Object.assign(document.createElement('a'), { href, textContent }));
return li;
}));
if (list.children.length) list.hidden = list.previousElementSibling.hidden = false;
};
document.addEventListener('DOMContentLoaded', () => {
if (matchMedia('(min-width: 62rem)').matches) for (const one of document.querySelectorAll('.side details')) one.open = true;
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
