/** Media files: what is published as what, and what is refused. */
import { describe, expect, it } from 'vitest';
import { inspectMedia } from '../../../functions/article/media/check.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part,
    ),
  );
const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13]);

describe('a media file', () => {
  it.each([
    ['a.png', png, 'image/png'],
    ['a.PNG', png, 'image/png'],
    ['a.jpg', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['a.jpeg', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['a.gif', bytes('GIF89a'), 'image/gif'],
    ['a.webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
    ['a.avif', bytes([0, 0, 0, 32], 'ftypavif'), 'image/avif'],
    ['a.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['a.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
  ])('%s is what its name says', (name, content, type) => {
    expect(inspectMedia(`media/${name}`, content)).toEqual({ type });
  });

  it.each([
    ['another format than its name', 'a.jpg', png, /no image\/jpeg, but image\/png/],
    ['HTML by the name of a picture', 'a.png', bytes('<html>'), /no image\/png:/],
    ['nothing', 'a.png', bytes(), /empty/],
    ['a program', 'a.exe', bytes('MZ'), /Only these media files/],
    ['too much', 'a.png', new Uint8Array(10 * 1024 * 1024 + 1), /at most 10 MiB/],
  ])('that holds %s is refused', (_, name, content, reason) => {
    expect(inspectMedia(`media/${name}`, content)).toMatchObject({
      diagnostic: { rule: 'media', severity: 'error', file: `media/${name}`, line: 1 },
    });
    const result = inspectMedia(`media/${name}`, content);
    expect('diagnostic' in result && result.diagnostic.reason).toMatch(reason);
  });
});

const svg = (inner: string, attributes = '') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${inner}\n</svg>`);

describe('an SVG', () => {
  it.each([
    ['shapes and styles of its own', '<style>.a{fill:url(#g)}</style><path class="a" d="M0 0"/>'],
    [
      'parts used twice',
      '<g id="a"/><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/><use href="#a"/>',
    ],
    ['an embedded bitmap', '<image href="data:image/png;base64,AAAA"/>'],
    ['a link to a web page', '<a href="https://example.org/"><text>x</text></a>'],
    [
      'what Inkscape notes for itself',
      '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work ' +
        'xmlns:cc="http://creativecommons.org/ns#"><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">' +
        'x</dc:title></cc:Work></rdf:RDF></metadata><s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
    ],
    ['words with brackets', '<text>url (in words) &amp; more</text>'],
  ])('with %s is published', (_, inner) => {
    expect(inspectMedia('media/a.svg', svg(inner))).toEqual({ type: 'image/svg+xml' });
  });

  it.each([
    ['a script', '<script>alert(1)</script>', ''],
    ['a script by another prefix', '<x:script>alert(1)</x:script>', ''],
    ['a handler', '<g/>', 'onload="alert(1)"'],
    ['a handler in capitals', '<g ONCLICK="alert(1)"/>', ''],
    ['HTML', '<foreignObject><body/></foreignObject>', ''],
    ['a link that runs', '<a href="javascript:alert(1)"/>', ''],
    ['a link that runs, hidden', '<a href="&#106;avascript:alert(1)"/>', ''],
    ['an animation of a link', '<set attributeName="href" to="x"/>', ''],
    ['a picture from elsewhere', '<image href="https://evil.example/a.png"/>', ''],
    ['parts from elsewhere', '<use href="other.svg#a"/>', ''],
    ['an SVG within an SVG', '<image href="data:image/svg+xml,%3Csvg/%3E"/>', ''],
    ['styles that load', '<style>@import "https://evil.example";</style>', ''],
    ['styles that load, hidden', '<style>a{b:u\\72l(https://evil.example)}</style>', ''],
    ['an attribute that loads', '<g fill="url(https://evil.example/a)"/>', ''],
    ['an open element', '<g>', ''],
    ['an element that nobody knows', '<audio/>', ''],
    ['HTML by its namespace', '<p xmlns="http://www.w3.org/1999/xhtml">x</p>', ''],
    ['a script of HTML', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', ''],
    ['HTML in what is allowed', '<g><h:g xmlns:h="http://www.w3.org/1999/xhtml"/></g>', ''],
    ['MathML', '<math xmlns="http://www.w3.org/1998/Math/MathML"/>', ''],
    ['markup of another tool', '<x xmlns="https://tool.example/ns"/>', ''],
    ['a prefix that is never declared', '<x:g/>', ''],
    ['styles that load, in CDATA', '<style><![CDATA[@import "//evil.example"]]></style>', ''],
    ['styles in pieces', '<style>@imp<![CDATA[ort "//evil.example"]]></style>', ''],
    ['styles around a comment', '<style>@imp<!-- -->ort "//evil.example"</style>', ''],
    ['styles around an element', '<style>@imp<g/>ort "//evil.example"</style>', ''],
    [
      'styles that load without saying so',
      '<style>a{b:image-set("//evil.example" 1x)}</style>',
      '',
    ],
    ['a link that tells of itself', '<a ping="https://evil.example/"/>', ''],
    ['another base', '<g xml:base="https://evil.example/"/>', ''],
    ['a link with a user', '<a href="https://health.example@evil.example/"/>', ''],
    ['a link with a password', '<a href="https://u:p@evil.example/"/>', ''],
    ['a link with backslashes', '<a href="https:\\\\evil.example"/>', ''],
  ])('with %s is refused at its line', (_, inner, attributes) => {
    expect(inspectMedia('media/a.svg', svg(inner, attributes))).toMatchObject({
      diagnostic: { rule: 'media', severity: 'error', line: expect.any(Number) as number },
    });
  });

  it.each([
    ['entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'],
    ['a stylesheet from elsewhere', '<?xml-stylesheet href="https://evil.example"?><svg/>'],
    ['another root', '<html/>'],
    ['no namespace', '<svg><g/></svg>'],
    ['a root of HTML', '<svg xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['no markup at all', 'words'],
    ['levels without end', '<svg>' + '<g>'.repeat(300) + '</g>'.repeat(300) + '</svg>'],
  ])('with %s is refused', (_, text) => {
    expect(inspectMedia('media/a.svg', bytes(text))).toHaveProperty('diagnostic');
  });
});
