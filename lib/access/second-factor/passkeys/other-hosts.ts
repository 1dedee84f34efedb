import 'server-only';
import { count, sql } from 'drizzle-orm';
import { passkeys } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';
import { log } from '@/lib/platform/log';
import { relyingParty } from './relying-party';

/** The hosts, other than that of APP_ORIGIN, for which there are passkeys: those work there only. */
export function otherHosts(): Promise<{ host: string; passkeys: number }[]> {
  const here = relyingParty()?.id ?? null;
  return inTenant({}, (tx) =>
    tx
      .select({ host: passkeys.host, passkeys: count() })
      .from(passkeys)
      .where(sql`${passkeys.host} is distinct from ${here}`)
      .groupBy(passkeys.host)
      .orderBy(passkeys.host),
  );
}

/** Says in the log that APP_ORIGIN has changed since. A start does not depend on it. */
export async function warnOfOtherHosts(): Promise<void> {
  try {
    const hosts = await otherHosts();
    if (hosts.length > 0) log.warn({ hosts }, 'passkeys of another host than that of APP_ORIGIN do not work');
  } catch (error) {
    log.warn({ error }, 'the hosts of the passkeys could not be read');
  }
}
