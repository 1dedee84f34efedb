import 'server-only';
import { and, eq } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { isAmong, visibleRows } from '@/db/visibility';
import type { Chosen, RefusedRow } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { seenContact } from '@/lib/access/masking/seen-contact';
import { type ContactVerb, contactVisibility, decideOnContact } from '@/lib/access/scope/contact-scope';

/**
 * Locks several contacts until the transaction ends, to change them, and reports those that the person may
 * not change (RO9).
 */
export async function lockContacts(
  tx: Transaction,
  actor: WorkspaceContext,
  chosen: readonly Chosen[],
  verb: ContactVerb,
): Promise<{ ids: string[]; refused: RefusedRow[] }> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, actor.workspace.id),
        isAmong(
          contacts.id,
          chosen.map(({ id }) => id),
        ),
        visibleRows(contactVisibility(actor.access), contacts),
      ),
    )
    // In a fixed order, so that two transactions cannot deadlock.
    .orderBy(contacts.id)
    .for('update');
  const found = new Map(rows.map((row) => [row.id, row]));
  const refused: RefusedRow[] = [];
  const ids = new Set<string>();
  for (const { id, version } of chosen) {
    const row = found.get(id);
    const decision = row && decideOnContact(actor.access, verb, row);
    if (!row || !decision) refused.push({ id, name: null, reason: 'not-found' });
    else if (!decision.allowed)
      refused.push({ id, name: seenContact(actor.access, row), reason: 'denied', decision });
    else if (version !== undefined && row.version !== version)
      refused.push({ id, name: seenContact(actor.access, row), reason: 'stale' });
    else ids.add(id);
  }
  return { ids: [...ids], refused };
}
