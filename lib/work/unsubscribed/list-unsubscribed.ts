import 'server-only';
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { contacts } from '@/db/schema/work/contacts';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import type { Cursor } from '@/lib/platform/paging/cursor';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';

/** An unsubscribed contact, as one person sees it (S1.26). */
export interface UnsubscribedView extends NamedContact {
  id: string;
  since: Date;
}

/** The search parameters of the list. Unknown values count as absent. */
export const unsubscribedSearch = z.object({
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});

/**
 * The unsubscribed contacts, latest first, among those that the person sees (R6).
 * @throws Denied
 */
export async function listUnsubscribed(
  ctx: WorkspaceContext,
  search: z.output<typeof unsubscribedSearch>,
): Promise<Page<UnsubscribedView>> {
  authorize(ctx, 'unsubscribed.view', { kind: 'workspace' });
  const { size } = search;
  const cursor = readMomentCursor(search.cursor);
  const seen = and(
    eq(contacts.workspaceId, ctx.workspace.id),
    isNotNull(contacts.unsubscribedAt),
    visibleRows(contactVisibility(ctx.access), contacts),
  );
  const way = cursor?.isBackward ? sql`asc` : sql`desc`;
  return inWorkspace(ctx, async (tx) => {
    const found = await tx
      .select({ contact: contacts, key: sql<string>`${contacts.unsubscribedAt}::text` })
      .from(contacts)
      .where(and(seen, cursor ? beyond(cursor) : undefined))
      .orderBy(sql`${contacts.unsubscribedAt} ${way}`, sql`${contacts.id} ${way}`)
      .limit(size + 1);
    const total = await tx.$count(contacts, seen);
    const page = pageOf({
      found,
      size,
      total,
      cursor,
      positionOf: ({ key, contact }) => ({ key, id: contact.id }),
    });
    const rows = page.rows.map(({ contact }) => ({
      id: contact.id,
      ...seenContact(ctx.access, contact),
      since: contact.unsubscribedAt ?? new Date(0),
    }));
    return { ...page, rows };
  });
}

function beyond({ key, id, isBackward }: Cursor): SQL {
  const row = sql`(${contacts.unsubscribedAt}, ${contacts.id})`;
  const place = sql`(${key}::timestamptz, ${id}::uuid)`;
  return isBackward ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}
