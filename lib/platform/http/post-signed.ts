import 'server-only';
import { postJson } from './post-json';
import { sign, signatureHeader } from './signature';

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
 * Posts JSON, signed with the receiver's secret, as `postJson` does.
 *
 * @returns the status, a 2xx
 * @throws NotTaken for any other status · PrivateAddress · any error of the network, including a timeout
 */
export async function postSigned({ url, secret, now, content }: SignedPost): Promise<number> {
  const body = JSON.stringify(content);
  const status = await postJson(url, body, { [signatureHeader]: sign(secret, body, now) });
  if (status < 200 || status > 299) throw new NotTaken(status);
  return status;
}
