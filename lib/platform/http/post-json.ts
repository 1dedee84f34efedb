import 'server-only';
import { request as requestInClear } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from '@/lib/platform/network/public-address';
import { env } from '@/lib/platform/settings/settings';

const timeoutMs = 10_000;

/**
 * Posts a JSON text to a public address or to a network that `OUTBOUND_ALLOWED` names. Redirects are not followed: a
 * person who may name an address must not lead the server elsewhere.
 *
 * @returns the status of the answer, whatever it is
 * @throws PrivateAddress · any error of the network, including a timeout
 */
export function postJson(to: string, body: string, headers: Record<string, string>): Promise<number> {
  const url = new URL(to);
  const allowed = env().OUTBOUND_ALLOWED;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node does not look up a literal address, so it is checked here.
  if (isIP(host) !== 0 && !isPublic(host, allowed)) throw new PrivateAddress();
  const request = url.protocol === 'https:' ? requestSecurely : requestInClear;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const posting = request(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      },
      lookup: publicLookup(allowed),
      agent: false,
      signal,
    });
    posting.once('error', reject);
    posting.once('response', (response) => {
      // The body of the response is never read.
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    posting.end(body);
  });
}
