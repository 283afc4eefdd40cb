/** Links in the header of an answer (RFC 8288), for those who do not read what it carries. */

/**
 * The value of a `Link` header: relation → absolute URL. WebSub asks for it of every topic, and for
 * JSON, which has no links of its own, knows no other way (WebSub, section 4). Undefined where a
 * store could not keep it (S3: 2 KB of ASCII for all that an object says of itself).
 */
export function linkHeader(links: Readonly<Record<string, string>>): string | undefined {
  const value = Object.entries(links)
    .map(([relation, url]) => `<${url}>; rel="${relation}"`)
    .join(', ');
  return value.length <= LONGEST && /^[\x21-\x7e ]+$/.test(value) ? value : undefined;
}

const LONGEST = 1500;
