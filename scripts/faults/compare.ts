import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { EmbeddedServer } from '@/db/embedded/server';
import { verifyDatabase } from '../audit/verify-database';
import type { Finding } from './finding';

/** Compares the acknowledged invitations with memberships, events and waiting mails, once the server answers again. */
export async function compare(
  server: EmbeddedServer,
  acknowledged: string[],
): Promise<Pick<Finding, 'found' | 'isSound'>> {
  const sql = postgres(await answering(server), { max: 1, onnotice: () => {} });
  const rows = await sql<{ email: string; events: number; mails: number }[]>`
    select email,
      (select count(*)::int from audit_events where event = 'member.invited' and subject_id = members.id) as events,
      (select count(*)::int from outbox where recipient = email) as mails
    from members where status = 'invited'`;
  await sql.end({ timeout: 5 });
  const kept = new Set(rows.map(({ email }) => email));
  const lost = acknowledged.filter((email) => !kept.has(email)).length;
  const torn = rows.filter(({ events, mails }) => events !== 1 || mails !== 1).length;
  const verdicts = await verifyDatabase(server.url);
  const faults = verdicts.filter(({ fault }) => fault).length;
  const trail = faults === 0 ? 'the trail verifies' : `${faults} trails do not verify`;
  return { found: `${lost} lost, ${torn} half there; ${trail}`, isSound: lost + torn + faults === 0 };
}

/** The superuser's address, once the restarted server answers. */
export async function answering({ adminUrl }: EmbeddedServer): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = '/latchkey';
  for (;;) {
    const sql = postgres(url.href, { max: 1 });
    try {
      await sql`select 1`;
      return url.href;
    } catch {
      await pause(200);
    } finally {
      await sql.end({ timeout: 5 });
    }
  }
}
