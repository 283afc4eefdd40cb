/**
 * Sound sources, of which it is known what must become of them: every piece brings words of its own
 * that readers must see, that nobody may see, or of which somebody must be told where they stand.
 */
import fc from 'fast-check';

/** Words that stand nowhere else, by what must become of them. */
interface Marks {
  /** Readers see them. */
  shown: string[];
  /** They are in nothing that is published. */
  secret: string[];
  /** What a diagnostic must name and point at, to the character. */
  pointed: string[];
}

export interface Composed extends Marks {
  text: string;
  title: string;
}

/** Writes a piece, and notes the words that it brings. */
type Piece = (marks: Marks) => string;

const noted = (kind: keyof Marks, begins: string) => (marks: Marks) => {
  // A letter ends it, so that none is the beginning of another.
  const word = `${begins}${marks[kind].length}x`;
  marks[kind].push(word);
  return word;
};
const shown = noted('shown', 'shown');
const secret = noted('secret', 'secret');
const pointed: Piece = (marks) => {
  const written = `{{ here${marks.pointed.length}x }}`;
  marks.pointed.push(written);
  return written;
};

/** Parts of a line. */
const inlines: readonly Piece[] = [
  shown,
  shown,
  ...[pointed, pointed],
  (m) => `**${shown(m)}**`,
  (m) => `*${shown(m)} **${shown(m)}***`,
  (m) => `~~${shown(m)}~~`,
  (m) => `\`${shown(m)}\``,
  (m) => `==${shown(m)}==`,
  (m) => `H~${shown(m)}~O`,
  (m) => `m^${shown(m)}^`,
  (m) => `[${shown(m)}](https://x.example/a_(b))`,
  (m) => `[${shown(m)}](javascript:alert)`,
  (m) => `[${shown(m)}]{.x}`,
  (m) => `[[${shown(m)}]]`,
  (m) => `![${shown(m)}](https://x.example/i.png)`,
  (m) => `\\*${shown(m)}\\* &amp; &copy; ${shown(m)}`,
  (m) => `𝒳 e\u0301 ${shown(m)}\t${shown(m)}`,
  (m) => `$x^2$ :smile: ${shown(m)}`,
  (m) => `<b onclick="alert(1)">${shown(m)}</b>`,
  (m) => `<span style="x:y" class=z>${shown(m)}</span>`,
  (m) => `<a href="javascript:alert(1)">${shown(m)}</a>`,
  (m) => `<kbd>${shown(m)}</kbd><br>${shown(m)}`,
  (m) => `<x-y>${shown(m)}</x-y>`,
  (m) => `<font color=red>${shown(m)}\t${shown(m)}</font>`,
  (m) => `${shown(m)} <!-- ${secret(m)} -->`,
  (m) => `${shown(m)} %% ${secret(m)} %%`,
  (m) => `${shown(m)} {/* ${secret(m)} */} ${shown(m)}`,
  (m) => `${shown(m)} {# ${secret(m)} #} {{! ${secret(m)} }} ${shown(m)}`,
  (m) => `${shown(m)} {>> ${secret(m)} <<} {{/* ${secret(m)} */}} ${shown(m)}`,
];

const line: fc.Arbitrary<Piece> = fc
  .array(fc.constantFrom(...inlines), { minLength: 1, maxLength: 4 })
  .map((parts) => (marks) => `Words ${parts.map((part) => part(marks)).join(' ')} end.`);

/** Every line of a block with something before it; the first with something else. */
function indented(text: string, by: string, first = by): string {
  const lines = text.split('\n').map((one, at) => (at === 0 ? first : by) + one);
  return lines.map((one) => one.trimEnd()).join('\n');
}

const whole = (parts: readonly Piece[]) => (marks: Marks) =>
  parts.map((part) => part(marks)).join('\n\n');

/** What holds lines and no blocks. */
const leaves: readonly ((one: Piece, other: Piece) => Piece)[] = [
  (one) => one,
  (one, other) => (m) => `${one(m)}\n${other(m)}`,
  (one) => (m) => `## ${one(m)}`,
  (one, other) => (m) => `| ${one(m)} | b |\n| --- | :-: |\n| ${other(m)} | ${shown(m)} |`,
  (one, other) => (m) => `<div markdown="1">\n${one(m)}\n${other(m)}\n</div>`,
  (one, other) => (m) => `<p>${one(m)}</p>\n<p align=center>${other(m)}`,
  (one, other) => (m) =>
    `<table>\n<tr><th>${one(m)}</th></tr>\n<tr><td>${other(m)}</td></tr>\n</table>`,
  (one, other) => (m) => `<ul>\n<li>${one(m)}\n<li><p>${other(m)}</p>\n</ul>`,
  (one, other) => (m) => `<dl><dt>${one(m)}</dt><dd>${other(m)}</dd></dl>`,
  (one) => (m) =>
    `<figure><img src=a.png alt="${shown(m)}"><figcaption>${one(m)}</figcaption></figure>`,
  (one) => (m) => `<!-- ${secret(m)}\n\n${secret(m)} -->\n\n${one(m)}`,
  (one) => (m) => `%%\n${secret(m)}\n\n${secret(m)}\n%%\n\n${one(m)}`,
  (one) => (m) => `{/* ${secret(m)}\n\n${secret(m)} */}\n\n${one(m)}`,
  (one) => (m) => `{% comment %}\n${secret(m)}\n\n${secret(m)}\n{% endcomment %}\n\n${one(m)}`,
  (one) => (m) => `${one(m)}\n\n[//]: # (${secret(m)})`,
  () => (m) => `\`\`\`js\n${shown(m)} <!-- ${shown(m)} -->\n\`\`\``,
  () => (m) => `    ${shown(m)}`,
  (one) => (m) => `${one(m)}[^n${m.shown.length}]\n\n[^n${m.shown.length}]: ${shown(m)}`,
  () => (m) => {
    const [a, b] = [shown(m), shown(m)];
    return `+${'-'.repeat(12)}+\n| ${a.padEnd(10)} |\n+${'='.repeat(12)}+\n| ${b.padEnd(10)} |\n+${'-'.repeat(12)}+`;
  },
];

/** What holds blocks. */
const boxes: readonly ((inside: Piece) => Piece)[] = [
  (inside) => (m) => indented(inside(m), '> '),
  (inside) => (m) => indented(inside(m), '  ', '- '),
  (inside) => (m) => indented(inside(m), '   ', '1. '),
  (inside) => (m) => `> [!WARNING] ${shown(m)}\n${indented(inside(m), '> ')}`,
  (inside) => (m) => `> [!tip]-\n${indented(inside(m), '> ')}`,
  (inside) => (m) => `!!! danger "${shown(m)}"\n\n${indented(inside(m), '    ')}`,
  (inside) => (m) => `??? note\n${indented(inside(m), '    ')}`,
  (inside) => (m) => `${shown(m)}\n${indented(inside(m), '  ', ': ')}`,
  (inside) => (m) => `<details>\n<summary>${shown(m)}</summary>\n\n${inside(m)}\n\n</details>`,
  (inside) => (m) => `<div class="note" onclick="a()">\n\n${inside(m)}\n\n</div>`,
];

/** Containers count colons: whoever holds another has more of them. */
const container = (inside: Piece, depth: number) => (m: Marks) => {
  const colons = ':'.repeat(3 + depth);
  return `${colons}note[${shown(m)}]\n${inside(m)}\n${colons}`;
};

/** A fence has more signs than those in it. */
const directive = (inside: Piece, depth: number) => (m: Marks) => {
  const fence = '`'.repeat(3 + depth);
  return `${fence}{admonition} ${shown(m)}\n:class: warning\n\n${inside(m)}\n${fence}`;
};

const leaf = fc
  .tuple(fc.constantFrom(...leaves), line, line)
  .map(([make, one, other]) => make(one, other));

function blocks(depth: number): fc.Arbitrary<Piece> {
  if (depth === 0) return leaf;
  const inside = fc.array(blocks(depth - 1), { minLength: 1, maxLength: 3 }).map(whole);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...boxes), inside).map(([make, one]) => make(one)),
    },
    { weight: 1, arbitrary: inside.map((one) => container(one, depth)) },
    { weight: 1, arbitrary: inside.map((one) => directive(one, depth)) },
  );
}

/** Fields of others, and remarks between them, are nobody's business; `TITLE` is the title. */
const TITLE = 'Title & <b>more</b>';
type Field = (marks: Marks) => [name: string, value: unknown];
const fields: readonly Field[] = [
  () => ['date', '2024-03-09'],
  () => ['tags', ['Sleep', 'C++']],
  (m) => ['editorial', secret(m)],
  (m) => ['to-do', [secret(m), secret(m)]],
  (m) => ['reviewNotes', secret(m)],
];

const asYaml = (all: [string, unknown][], remark: string) =>
  `---\n# ${remark}\n${all.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join('')}---\n`;
const asToml = (all: [string, unknown][], remark: string) =>
  `+++\n# ${remark}\n${all.map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`).join('')}+++\n`;
const asJson = (all: [string, unknown][]) => JSON.stringify(Object.fromEntries(all), null, 2);

const fences: readonly ((all: [string, unknown][], marks: Marks) => string)[] = [
  (all, m) => asYaml(all, secret(m)),
  (all, m) => asToml(all, secret(m)),
  (all) => `${asJson(all)}\n`,
  (all) => `---json\n${asJson(all)}\n---\n`,
  (all) => `;;;\n${asJson(all).slice(2, -2)}\n;;;\n`,
];

const front = fc
  .tuple(fc.constantFrom(...fences), fc.subarray([...fields]), fc.nat(fields.length))
  .map(([fence, chosen, at]): Piece => (marks) => {
    const all = chosen.map((field) => field(marks));
    all.splice(at, 0, ['title', TITLE]);
    return fence(all, marks);
  });

export const composed: fc.Arbitrary<Composed> = fc
  .tuple(front, fc.array(blocks(2), { minLength: 1, maxLength: 6 }))
  .map(([head, parts]) => {
    const marks: Marks = { shown: [], secret: [], pointed: [] };
    return { text: `${head(marks)}\n${whole(parts)(marks)}\n`, title: TITLE, ...marks };
  });
