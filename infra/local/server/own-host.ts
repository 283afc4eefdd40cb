/**
 * Whether a request means this machine. A page from elsewhere can give its own name the address
 * 127.0.0.1 (DNS rebinding), and a browser would then let it read drafts here; but it tells, in
 * `Host`, by which name it came.
 */
import { isIP } from 'node:net';

/** `bound`: the address at which the request arrived. */
export function isOwnHost(host: string | undefined, bound: string | undefined): boolean {
  const name = URL.parse(`http://${host ?? ''}`)?.hostname;
  if (host === undefined || host === '' || name === undefined) return false;
  const address = name.replace(/^\[|\]$/g, '');
  if (isIP(address) === 0) return address === 'localhost' || address.endsWith('.localhost');
  return address === '::1' || address.startsWith('127.') || address === bound;
}
