/**
 * The CDN's viewer-response function: a store can only answer 200, so what else an object has to
 * say travels in its metadata. The local server runs this very file (see viewer-request.js).
 *
 *   x-amz-meta-status: 410   the article was withdrawn; the notice is the body
 *   x-amz-meta-status: 301   it moved to x-amz-meta-location; its data say so themselves
 *   x-amz-meta-type          its own content type; it is stored as one that CloudFront compresses, and
 *                            a browser that opens a feed gets that: it shows no other by its stylesheet
 *   x-amz-meta-link          its Link header
 *
 * CloudFront does not run it where the origin answered 400 or above.
 */

function handler(event) {
  var response = event.response;
  var headers = response.headers;
  var status = metadata(headers, 'status');
  var location = metadata(headers, 'location');
  var type = metadata(headers, 'type');
  var link = metadata(headers, 'link');

  for (var name in headers) {
    if (name === 'server' || name.indexOf('x-amz-') === 0) delete headers[name];
  }
  if (type && headers['content-type'] && !isOpened(event.request, type))
    headers['content-type'] = { value: type };
  if (link) headers.link = { value: link };
  if (status === '410') {
    response.statusCode = 410;
    response.statusDescription = 'Gone';
    forgetValidators(headers);
  }
  if (status === '301' && isPage(event.request.uri) && /^\/[^/\\]/.test(location)) {
    response.statusCode = 301;
    response.statusDescription = 'Moved Permanently';
    headers.location = { value: location };
    forgetValidators(headers);
  }
  return response;
}

/** Whether somebody opens XML in a browser (Fetch Metadata), which tells nobody else's requests so. */
function isOpened(request, type) {
  var destination = (request.headers || {})['sec-fetch-dest'];
  return (
    !!destination && destination.value === 'document' && /^application\/[a-z]+\+xml/.test(type)
  );
}

function metadata(headers, name) {
  var header = headers['x-amz-meta-' + name];
  return header ? header.value : '';
}

/** The address as the reader typed it or as viewer-request.js rewrote it; old ones may be files. */
function isPage(uri) {
  return /(\/|\.html)$/.test(uri);
}

/**
 * Only a 200 may be revalidated (RFC 9110, section 13.2.1). Without a validator nobody asks with
 * one, and the notice always comes whole.
 */
function forgetValidators(headers) {
  delete headers.etag;
  delete headers['last-modified'];
  delete headers['accept-ranges'];
}
