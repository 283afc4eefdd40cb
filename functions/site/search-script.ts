/**
 * The search page's script: it finds articles by what is typed, in the reader's browser, in files that lie
 * on the site (functions/collection/search/). What somebody searches for is told to nobody but by
 * which of these files are asked for.
 *
 * Words are split as the index splits them (base/folded-words.ts). A word is found whole or by its
 * beginning; one that nobody knows, and that has no digit in it (another code is another disease), by
 * one or two edits of a known one (optimal string alignment): those are looked at that share its first half
 * or, read from the end, its other half, but for two letters in the middle that may have changed places; so
 * one slip is found wherever it is. Where more
 * than QUERY_BYTES would have to be loaded, it goes on with what it has.
 *
 * Like script.ts it stands in its page, and the pages' policy names its hash.
 */
import { createHash } from 'node:crypto';

/** When so many bytes are loaded for a query, only what is to be shown is loaded besides. */
const QUERY_BYTES = 100_000;

export const searchScript = `(() => {
const form = document.querySelector('form.search'), input = form.q;
const list = document.getElementById('found'), status = document.getElementById('status');
const say = list.dataset, cut = ${QUERY_BYTES}, none = {};
const files = new Map();
let spent = 0, turn = 0, timer;

const read = async path => {
const answer = await fetch('/api/v1/search/' + path.split('/').map(encodeURIComponent).join('/') + '.json');
if (answer.status > 404) throw answer.status;
const bytes = answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0);
spent += bytes.byteLength;
return bytes.byteLength ? JSON.parse(new TextDecoder().decode(bytes)) : {};
};
const get = (path, always) => {
if (!files.has(path) && spent > cut && !always) return none;
if (!files.has(path)) files.set(path, read(path).catch(error => { files.delete(path); throw error }));
return files.get(path);
};

const letters = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ς: 'σ' };
const fold = text => text.normalize('NFKD').toLowerCase().replace(/[\\u0300-\\u036f]/g, '').normalize('NFC')
.replace(/[ßæœøłđðþς]/g, letter => letters[letter]);
const spaceless = /([\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}\\p{scx=Mymr}]+)/u;
const pairs = ([...run]) => run.length < 2 ? run : run.slice(1).map((letter, at) => run[at] + letter);
const wordsIn = text => [...new Set((fold(text).match(/[\\p{L}\\p{M}\\p{N}]+(?:\\.[\\p{L}\\p{M}\\p{N}]+)*/gu) ?? [])
.flatMap(whole => /\\d/.test(whole) ? [whole] : whole.split('.'))
.flatMap(part => part.split(spaceless))
.flatMap(run => spaceless.test(run) ? pairs(run) : [run])
.filter(word => word).map(word => [...word].slice(0, 40).join('')))];

const keysUnder = async (list, start, most, plain) => {
const found = { keys: [], whole: true };
const visit = async at => {
const file = await get(list + at);
if (file === none) return found.whole = false;
for (const key of file.keys ?? []) if (key.startsWith(start)) found.keys.push(key);
for (const one of file.next ?? [])
if ((one.startsWith(start) || start.startsWith(one)) && !(plain && /\\d/.test(one)))
if (found.keys.length < most) await visit('/' + one); else found.whole = false;
};
await visit('');
return found;
};
const reversed = text => [...text].reverse().join('');
const edits = (a, b) => {
let two, one = [...b, 0].map((_, at) => at);
for (let i = 1; i <= a.length; i++) {
const row = [i];
for (let j = 1; j <= b.length; j++) {
row[j] = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] !== b[j - 1]));
if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], two[j - 2] + 1);
}
two = one; one = row;
}
return one[b.length];
};
const meant = async word => {
const bare = key => key.slice(0, -1), size = [...word].length, half = size - 1 >> 1;
const under = async (start, plain) => (await keysUnder('vocabulary', start, 2000, plain)).keys.map(bare);
const longer = (await under(word)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
if (longer.length || /\\d/.test(word) || spaceless.test(word) || size < 4)
return longer.slice(0, 8).map(one => [one, one === word ? 0 : 1]);
const first = [...word].slice(0, half).join(''), last = '-' + [...reversed(word)].slice(0, half).join('');
const near = [...await under(first, true), ...(await under(last, true)).map(one => reversed(one.slice(1)))];
return [...new Set(near)].filter(one => !/\\d/.test(one) && Math.abs(one.length - word.length) < 3)
.map(one => [one, 1 + edits(word, one)])
.filter(([, far]) => far <= (size < 8 ? 2 : 3))
.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 5);
};
const look = async word => {
const hits = new Map(), words = await meant(word);
let whole = true;
await Promise.all(words.map(async ([one, far]) => {
const found = await keysUnder('words/' + one, '', 3000);
whole &&= found.whole;
for (const key of found.keys) {
const id = key.slice(1), score = 10 - 2 * key[0] - far;
if (!(hits.get(id) >= score)) hits.set(id, score);
}
}));
return { hits, whole, words: new Set(words.map(([one]) => one)) };
};

const find = async query => {
const asked = await Promise.all(wordsIn(query).map(look));
const ids = new Set(asked.flatMap(({ hits }) => [...hits.keys()]));
const sum = (id, of) => asked.reduce((all, one) => all + of(one, one.hits.get(id)), 0);
const ranked = [...ids].map(id => ({ id,
may: sum(id, ({ whole }, hit) => hit !== undefined || !whole ? 1 : 0), score: sum(id, (_, hit) => hit ?? 0) }));
ranked.sort((a, b) => b.may - a.may || b.score - a.score || (a.id < b.id ? -1 : 1));
const shown = await Promise.all(ranked.slice(0, 30).map(async ({ id, score }) => {
const { articles = [] } = await get('articles/' + id, true);
return articles.map(article => {
const own = wordsIn([article.title, ...(article.names ?? [])].join(' '));
const has = asked.filter(({ words }) => own.some(word => words.has(word))).length;
const title = fold(article.title), text = fold(query).trim();
const bonus = (title.startsWith(text) ? 4 : title.includes(text) ? 2 : 0) + (article.language === document.documentElement.lang);
return { article, has, score: score + bonus };
});
}));
const all = shown.flat().filter(({ has }) => has);
all.sort((a, b) => b.has - a.has || b.score - a.score || (a.article.url < b.article.url ? -1 : 1));
const full = all.filter(({ has }) => has === asked.length);
const count = ranked.filter(({ may }) => may === asked.length).length;
return { found: full.length ? full : all, partly: !full.length, count: count > 30 || asked.some(({ whole }) => !whole) ? count : full.length };
};

const element = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);
const item = ({ article: { url, title, description, language, names } }) => {
const li = element('li', ''), h2 = element('h2', ''), { pathname } = new URL(url);
if (language !== document.documentElement.lang) li.lang = language;
h2.append(element('a', title, { href: pathname }));
li.append(h2);
if (description) li.append(element('p', description));
if (names) li.append(element('p', names.slice(0, 6).join(' · '), { className: 'meta' }));
return li;
};
const show = async () => {
const mine = ++turn, query = input.value;
history.replaceState(null, '', query ? '?q=' + encodeURIComponent(query) : location.pathname);
if (!wordsIn(query).length) return status.textContent = '', list.replaceChildren();
try {
spent = 0;
const { found, partly, count } = await find(query);
if (mine !== turn) return;
list.replaceChildren(...found.map(item));
const words = !found.length ? say.none : partly ? say.partly : found.length < count ? say.best : found.length > 1 ? say.many : say.one;
status.textContent = words.replace('{shown}', found.length).replace('{count}', count);
} catch { if (mine === turn) status.textContent = say.failed }
};
form.onsubmit = event => { event.preventDefault(); show() };
input.oninput = () => { clearTimeout(timer); timer = setTimeout(show, 150) };
input.value = new URLSearchParams(location.search).get('q') ?? '';
show();
})()`
  .replaceAll('\n', ' ')
  // No text of it has a space beside one of these.
  .replace(/ ?([=+*<>?:&|,;{}()-]) ?/g, '$1');

/** As a policy names it (Content Security Policy Level 3, section 2.3.1). */
export const searchScriptHash = `'sha256-${createHash('sha256').update(searchScript).digest('base64')}'`;
