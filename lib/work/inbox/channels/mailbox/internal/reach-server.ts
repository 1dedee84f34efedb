import 'server-only';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from '@/lib/platform/network/public-address';
import { env } from '@/lib/platform/settings/settings';
import type { MailServer } from '../servers';
import { MailServerRefused } from './mail-fault';

/**
 * The IP address to connect to. It is resolved and checked once, and then connected to as it is, so that a name with
 * changing answers gains nothing (DNS rebinding). Without encryption only private networks of `OUTBOUND_ALLOWED` are
 * reached: a password must not cross the internet in clear.
 *
 * @throws PrivateAddress · MailServerRefused · the error of the look-up
 */
export async function reachServer({ host, security }: MailServer): Promise<string> {
  const allowed = env().OUTBOUND_ALLOWED;
  const address = await addressOf(host);
  if (!isPublic(address, allowed)) throw new PrivateAddress();
  if (security === 'none' && isPublic(address)) throw new MailServerRefused('unencrypted');
  return address;
}

function addressOf(host: string): Promise<string> {
  if (isIP(host) !== 0) return Promise.resolve(host);
  return new Promise((resolve, reject) => {
    publicLookup(env().OUTBOUND_ALLOWED)(host, {}, (error, address) =>
      error ? reject(error) : resolve(String(address)),
    );
  });
}
