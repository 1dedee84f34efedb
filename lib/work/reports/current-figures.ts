import 'server-only';
import { sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater } from '@/lib/access/context/read-for-page';
import { type Contact, type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { isCounted, openNow, scopeThrough } from './internal/report-rows';

/** A conversation whose last message is the contact's. */
export interface Waiting {
  id: string;
  contact: NamedContact;
  since: Date;
}

export interface CurrentFigures {
  open: number;
  /** Without a seat, or with a vacant one (S1.28). */
  unassigned: number;
  /** The conversations that have waited longest for an answer, longest first. */
  waiting: Waiting[];
}

const longest = 5;

/**
 * The current state of the inboxes.
 * @throws Denied
 */
export async function currentFigures(ctx: WorkspaceContext): Promise<CurrentFigures> {
  const scope = scopeThrough(ctx, 'dashboard');
  return readForLater(ctx, async (tx) => {
    const [counts] = await tx.execute<{ open: number; unassigned: number }>(sql`
      select count(*)::int as open, count(*) filter (where s.holder_id is null)::int as unassigned
      from (${openNow(scope)}) c
      left join seats s on s.workspace_id = c.workspace_id and s.id = c.seat_id`);
    // A scan of the inbox index from its oldest entry stops at the fifth conversation whose last message is
    // the contact's.
    const waiting = await tx.execute<{ id: string; since: string } & Record<keyof Contact, string>>(sql`
      select c.id, contact.name, contact.phone, contact.email, c.last_message_at as since
      from conversations c
      join contacts contact on contact.workspace_id = c.workspace_id and contact.id = c.contact_id
      where ${isCounted(scope)} and c.status = 'open' and 'inbound' = (
        select m.kind from messages m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.kind in ('inbound', 'outbound')
        order by m.at desc, m.id desc limit 1
      )
      order by c.last_message_at, c.id limit ${longest}`);
    return {
      open: counts?.open ?? 0,
      unassigned: counts?.unassigned ?? 0,
      waiting: waiting.map(({ id, since, ...contact }) => ({
        id,
        contact: seenContact(ctx.access, contact),
        since: new Date(since),
      })),
    };
  });
}
