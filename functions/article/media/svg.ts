/**
 * An SVG can be a program: it may hold scripts, HTML, and references that fetch from elsewhere.
 * Only pictures are published: elements of SVG that draw, by name, and what editors of pictures write
 * for themselves, by its namespace. Whatever else there is, is refused; nothing is ever rewritten, so
 * what is published is what was pushed.
 */
import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { shortened } from '../../base/text.ts';

export interface Unsafe {
  /** In UTF-16 code units, near the place. */
  offset: number;
  reason: string;
}

const SVG = 'http://www.w3.org/2000/svg';

/** SVG 1.1 and 2 without what runs, embeds or holds other markup; and 1.2's flowing text. */
const drawn = new Set(
  (
    'a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle ' +
    'clipPath defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood ' +
    'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology ' +
    'feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv ' +
    'flowLine flowPara flowRegion flowRegionExclude flowRoot flowSpan font font-face ' +
    'font-face-format font-face-name font-face-src g glyph glyphRef hatch hatchPath hatchpath hkern ' +
    'image line linearGradient marker mask mesh meshGradient meshgradient meshPatch meshpatch ' +
    'meshRow meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect ' +
    'set solidColor solidcolor stop style svg switch symbol text textPath title tref tspan use view ' +
    'vkern'
  ).split(' '),
);

/** Nothing of these is drawn: who made it, and how the program that made it has it on its screen. */
const notes = [
  /^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/,
  /^http:\/\/(purl\.org\/dc|web\.resource\.org\/cc|creativecommons\.org\/ns#)/,
  /^http:\/\/(sodipodi\.sourceforge\.net|www\.inkscape\.org|www\.serif\.com)\//,
  /^http:\/\/(ns\.adobe\.com\/|www\.bohemiancoding\.com\/sketch\/ns)/,
  /^adobe:ns:meta\/$/,
];

/** The first thing in an SVG for which it cannot be published; undefined for a clean one. */
export function findUnsafeSvg(text: string): Unsafe | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let found: Unsafe | undefined;
  const refuse = (reason: string) => (found ??= { offset: parser.position, reason });
  let depth = 0;
  let root: string | undefined;
  /** The text of the style sheet that is open. */
  let css: string | undefined;

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
    root ??= tag.uri === SVG ? tag.local : tag.name;
    if (++depth > 200) refuse('The picture is nested more than 200 levels deep: flatten it.');
    if (css !== undefined) refuse(`<${tag.name}> stands within styles: delete it.`);
    if (tag.uri === SVG && tag.local === 'style') css = '';
    const wrong =
      wrongElement(tag) ?? Object.values(tag.attributes).map(wrongAttribute(tag)).find(Boolean);
    if (wrong !== undefined) refuse(wrong);
  });
  parser.on('closetag', () => {
    depth--;
    // All at once: a part of an address in a CDATA section is a part of it.
    if (css !== undefined && reachesOut(css))
      refuse('The styles refer to something outside: delete that.');
    css = undefined;
  });
  const write = (part: string) => {
    if (css !== undefined) css += part;
  };
  parser.on('text', write);
  parser.on('cdata', write);
  try {
    parser.write(text).close();
  } catch (error) {
    refuse(`This is not well-formed XML (${(error as Error).message}): export the picture again.`);
  }
  if (root !== 'svg') refuse('The outermost element must be <svg>: export the picture again.');
  return found;
}

function wrongElement({ name, local, uri }: SaxesTagNS): string | undefined {
  if (uri === SVG) {
    return drawn.has(local) ? undefined : `<${name}> is not published: delete it.`;
  }
  if (notes.some((known) => known.test(uri))) return undefined;
  return uri === ''
    ? `<${name}> is not in the namespace of SVG: add xmlns="${SVG}" to <svg>.`
    : `<${name}> is no part of a picture: export it as plain SVG.`;
}

function wrongAttribute(tag: SaxesTagNS): (attribute: SaxesAttributeNS) => string | undefined {
  return ({ name: written, local, prefix, value }) => {
    const name = local.toLowerCase();
    if (prefix === 'xmlns' || written === 'xmlns') return undefined;
    if (name.startsWith('on')) return `The attribute ${written} holds a script: delete it.`;
    if (written === 'xml:base' || name === 'ping')
      return `The attribute ${written} is not published: delete it.`;
    if ((name === 'href' || name === 'src') && !isInside(tag, value)) {
      return `${written}="${shortened(value, 60)}" refers to something outside the picture: delete it.`;
    }
    if (name === 'attributename' && /^(xlink:)?(href|src|on.*)$/i.test(value.trim())) {
      return `An animation of ${value} is not published: delete it.`;
    }
    if (reachesOut(value)) {
      return `The attribute ${written} refers to something outside the picture: delete it.`;
    }
    return undefined;
  };
}

/** A part of the same picture, an embedded bitmap, or for a link a web page. */
function isInside({ local, uri }: SaxesTagNS, url: string): boolean {
  return (
    url.trim() === '' ||
    /^\s*#/.test(url) ||
    /^\s*data:image\/(png|jpeg|gif|webp)[;,]/i.test(url) ||
    (uri === SVG && local === 'a' && /^\s*https?:\/\/[^\s\\/?#@]+([/?#][^\s\\]*)?\s*$/i.test(url))
  );
}

/** CSS that loads something; a backslash could hide that it does. */
function reachesOut(css: string): boolean {
  return (
    /@import|\\|javascript:|expression\(|image-set\(/i.test(css) ||
    /url\(\s*(?!['"]?\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i.test(css)
  );
}
