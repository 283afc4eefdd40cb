/**
 * The CDN's viewer-request function: which object a URL asks for. The local server runs this very
 * file. It is written for the CloudFront Functions runtime 2.0, which knows ECMAScript 5.1 and a
 * few later things, none of them modules; a test runs it with nothing else at hand. (That runtime
 * documents no `normalize`: links on the site are in NFC, and so are the keys.)
 *
 *   /articles/x/         the object articles/x/index.html
 *   /articles/x          301 to /articles/x/
 *   /articles/x/a.json   the object itself: there is one URL for each thing
 */

/** Below these the path is the key, whatever it looks like. */
var RAW = { api: 1, assets: 1, media: 1, schemas: 1 };

/** A slug may contain dots (articles/vitamin-b.12): below articles/ only these are files. */
var ARTICLE_FILES = {
  'article.json': 1,
  'embed.html': 1,
  'frame.html': 1,
  'oembed.json': 1,
  'source.md': 1,
};

/** What an operator's configuration adds is called so, wherever the article is. */
var ADDED_FILE = /^article\.[a-z0-9]{1,8}$/;

/** Elsewhere a file has one of these endings; `codes/G25.81` is a page. */
var FILE = /\.(css|csv|gif|html|ico|jpg|js|json|jsonl|md|opml|png|svg|txt|webmanifest|webp|xml)$/;

function handler(event) {
  var request = event.request;
  var segments = read(request.uri);
  if (segments === undefined) return refuse();

  // Empty segments come from doubled slashes; the last one, of a folder, is no such thing.
  var folder = segments[segments.length - 1] === '';
  var names = segments.filter(Boolean);
  if (names[names.length - 1] === 'index.html' && !folder && !has(RAW, names[0])) {
    names.pop();
    folder = true;
  }
  if (!isFile(names)) folder = folder || names.length > 0;
  var path = '/' + names.map(encodeURIComponent).join('/') + (folder && names.length ? '/' : '');

  // Another spelling of the same characters is served; another path is sent to the right one.
  if (path !== '/' + segments.map(encodeURIComponent).join('/')) return redirect(path, request);
  request.uri = path.charAt(path.length - 1) === '/' ? path + 'index.html' : path;
  return request;
}

/** The decoded segments of a path, or undefined where no object could have such a key. */
function read(uri) {
  var segments;
  try {
    segments = uri.slice(1).split('/').map(decodeURIComponent);
  } catch (notUtf8) {
    return undefined;
  }
  return segments.every(isSafe) ? segments : undefined;
}

function isSafe(segment) {
  return segment !== '.' && segment !== '..' && !/[\u0000-\u001f\u007f/\\]/.test(segment);
}

function isFile(names) {
  var last = names[names.length - 1];
  if (has(RAW, names[0])) return true;
  if (ADDED_FILE.test(last)) return true;
  return names[0] === 'articles' ? has(ARTICLE_FILES, last) : FILE.test(last);
}

function has(table, name) {
  return Object.prototype.hasOwnProperty.call(table, name);
}

/** `path` begins with exactly one slash, so that it can never lead to another host. */
function redirect(path, request) {
  var query = request.rawQueryString();
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: query ? path + '?' + query : path },
      'cache-control': { value: 'public, max-age=3600' },
    },
  };
}

function refuse() {
  return {
    statusCode: 400,
    statusDescription: 'Bad Request',
    headers: {
      'content-type': { value: 'text/plain; charset=utf-8' },
      'cache-control': { value: 'no-store' },
      'x-content-type-options': { value: 'nosniff' },
    },
    body: 'This address cannot be read: check its dots, slashes and percent signs.\n',
  };
}
