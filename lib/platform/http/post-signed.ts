import 'server-only';
import { request as requestInClear } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from '@/lib/platform/network/public-address';
import { env } from '@/lib/platform/settings/settings';
import { sign, signatureHeader } from './signature';

const timeoutMs = 10_000;

/** The receiver did not accept the post; only its status is kept. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  constructor(readonly responseCode: number) {
    super(`answered ${responseCode}`);
  }
}

export interface SignedPost {
  url: string;
  secret: string;
  /** Seconds since 1970, by the database's clock (FA8). */
  now: number;
  content: unknown;
}

/**
 * Posts JSON, signed with the receiver's secret, to a public address or to a network that `OUTBOUND_ALLOWED`
 * names. Redirects are not followed: a person who may name an address must not lead the server elsewhere.
 *
 * @returns the status, a 2xx
 * @throws NotTaken for any other status · PrivateAddress · any error of the network, including a timeout
 */
export async function postSigned({ url, secret, now, content }: SignedPost): Promise<number> {
  const body = JSON.stringify(content);
  const status = await post(new URL(url), body, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    [signatureHeader]: sign(secret, body, now),
  });
  if (status < 200 || status > 299) throw new NotTaken(status);
  return status;
}

function post(url: URL, body: string, headers: Record<string, string>): Promise<number> {
  const allowed = env().OUTBOUND_ALLOWED;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node does not look up a literal address, so it is checked here.
  if (isIP(host) !== 0 && !isPublic(host, allowed)) throw new PrivateAddress();
  const request = url.protocol === 'https:' ? requestSecurely : requestInClear;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const posting = request(url, {
      method: 'POST',
      headers,
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
