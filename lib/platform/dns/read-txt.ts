import 'server-only';
import { Resolver } from 'node:dns/promises';
import { env } from '@/lib/platform/settings/settings';

/** The server did not answer, or answered with an error: the records are unknown. */
export class DnsUnreachable extends Error {
  override readonly name = 'DnsUnreachable';
}

const absent = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Reads the TXT records of a name, each as one text, from the resolvers in `DNS_SERVERS` or those of the system.
 *
 * @returns the records, empty when there are none
 * @throws DnsUnreachable
 */
export async function readTxt(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const servers = env().DNS_SERVERS;
  if (servers.length > 0) resolver.setServers(servers);
  try {
    return (await resolver.resolveTxt(name)).map((strings) => strings.join(''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return [];
    throw new DnsUnreachable();
  }
}
