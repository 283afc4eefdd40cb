/**
 * The one script of the site's pages: it copies, shares and prints where the browser can, and keeps
 * the larger text from one page to the next. Nobody needs it for reading: what it works on is hidden
 * until it runs. It asks no host for anything and remembers one word, on the reader's own machine.
 *
 * It stands in each page, and the pages' policy names its hash (headers.ts): no other script runs.
 */
import { createHash } from 'node:crypto';

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
document.addEventListener('DOMContentLoaded', () => {
for (const b of document.querySelectorAll('button[data-do]'))
if (can[b.dataset.do]) b.hidden = b.parentNode.hidden = false;
const box = document.querySelector('.larger input');
box.checked = root.classList.contains('large');
box.onchange = () => {
root.classList.toggle('large', box.checked);
try { kept.large = box.checked ? 1 : 0 } catch {}
};
});
document.addEventListener('click', ({ target }) => can[target.dataset?.do]?.(target));
})()`.replaceAll('\n', ' ');

/** As a policy names it (Content Security Policy Level 3, section 2.3.1). */
export const scriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
