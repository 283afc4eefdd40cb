/**
 * An SVG can be a program: it may hold scripts, HTML, and references that fetch from elsewhere.
 * Only pictures are published, so whatever is not clearly part of one is refused (it is never
 * rewritten: what is published is what was pushed).
 */
import { SaxesParser } from 'saxes';
import { shortened } from '../../base/text.ts';

export interface Unsafe {
  /** In UTF-16 code units, near the place. */
  offset: number;
  reason: string;
}

const elements = new Set(
  'script foreignobject iframe embed object audio video handler listener'.split(' '),
);
const attributes = new Set(['href', 'src']);

/** The first thing in an SVG for which it cannot be published; undefined for a clean one. */
export function findUnsafeSvg(text: string): Unsafe | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let found: Unsafe | undefined;
  const refuse = (reason: string) => (found ??= { offset: parser.position, reason });
  let depth = 0;
  let root: string | undefined;
  let css = false;

  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    refuse(`This is not well-formed XML (${what}): export the picture again.`);
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuse('An SVG with entities is not published: export it without.');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target !== 'xml') refuse(`<?${target}?> is not published: delete it.`);
  });
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    root ??= name;
    css = name === 'style';
    if (++depth > 200) refuse('The picture is nested more than 200 levels deep: flatten it.');
    if (elements.has(name)) refuse(`<${tag.name}> is not published: delete it.`);
    for (const [key, value] of Object.entries(tag.attributes as Record<string, string>)) {
      const wrong = whatIsWrong(name, local(key), value);
      if (wrong !== undefined) refuse(wrong);
    }
  });
  parser.on('closetag', () => {
    depth--;
    css = false;
  });
  const styles = (style: string) => {
    if (css && reachesOut(style)) refuse('The styles refer to something outside: delete that.');
  };
  parser.on('text', styles);
  parser.on('cdata', styles);
  try {
    parser.write(text).close();
  } catch (error) {
    refuse(`This is not well-formed XML (${(error as Error).message}): export the picture again.`);
  }
  if (root !== 'svg') refuse('The outermost element must be <svg>: export the picture again.');
  return found;
}

/** `xlink:href` → `href` */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function whatIsWrong(element: string, name: string, value: string): string | undefined {
  if (name.startsWith('on')) return `The attribute ${name} holds a script: delete it.`;
  if (attributes.has(name) && !isInside(element, value)) {
    return `${name}="${shortened(value, 60)}" refers to something outside the picture: delete it.`;
  }
  if (name === 'attributename' && /^(xlink:)?(href|src|on.*)$/i.test(value)) {
    return `An animation of ${value} is not published: delete it.`;
  }
  if (reachesOut(value)) {
    return `The attribute ${name} refers to something outside the picture: delete it.`;
  }
  return undefined;
}

/** A part of the same picture, an embedded bitmap, or for a link a web page. */
function isInside(element: string, url: string): boolean {
  return (
    url.trim() === '' ||
    /^\s*#/.test(url) ||
    /^\s*data:image\/(png|jpeg|gif|webp)[;,]/i.test(url) ||
    (element === 'a' && /^\s*https?:\/\//i.test(url))
  );
}

/** CSS that loads something; a backslash could hide that it does. */
function reachesOut(css: string): boolean {
  return (
    /@import|\\|javascript:|expression\(/i.test(css) ||
    /url\(\s*(?!['"]?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i.test(css)
  );
}
