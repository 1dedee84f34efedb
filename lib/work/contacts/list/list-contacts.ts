import 'server-only';
import { and, eq } from 'drizzle-orm';
import { isFound } from '@/db/find';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { hasMasks } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { type Cursor, readCursor } from '@/lib/platform/paging/cursor';
import { cutPage, type KeysetPage } from '@/lib/platform/paging/page';
import { type ContactView, contactViews, selectContacts } from '../contact-view';
import type { ContactSearch } from './contact-search';
import { walkContacts } from './walk-contacts';

export type ContactPage = KeysetPage<ContactView>;

/**
 * A page of the contacts that the person sees, without counts (`countContacts`): filters and search follow
 * the policy (R6, S1.24). Sorted by name, either way; in a search, names that begin with the text come
 * first.
 */
export async function listContacts(ctx: WorkspaceContext, search: ContactSearch): Promise<ContactPage> {
  return readForPage(ctx, async (tx) => {
    const isMasked = hasMasks(ctx.access);
    const cursor = await findPosition(tx, ctx, readCursor(search.cursor), isMasked);
    const positions = await walkContacts(tx, ctx, search, { cursor, limit: search.size + 1 });
    const stretchAt = new Map(positions.map(({ id, stretch }) => [id, stretch]));
    return cutPage({
      found: await inOrder(tx, ctx, [...stretchAt.keys()]),
      size: search.size,
      cursor,
      positionOf: ({ id, name }) => ({ id, key: `${stretchAt.get(id) ?? ''}${isMasked ? '' : name}` }),
    });
  });
}

/**
 * The cursor of a member with masked fields contains the row's id instead of its name, which may reveal a
 * masked value. Returns null, the first page, when the row is gone.
 */
async function findPosition(
  tx: Transaction,
  { workspace, access }: WorkspaceContext,
  cursor: Cursor | null,
  isMasked: boolean,
): Promise<Cursor | null> {
  if (!cursor || !isMasked) return cursor;
  const [row] = await tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, workspace.id),
        eq(contacts.id, cursor.id),
        visibleRows(contactVisibility(access), contacts),
      ),
    );
  return row ? { ...cursor, key: `${/^[01]/.exec(cursor.key)?.[0] ?? ''}${row.name}` } : null;
}

async function inOrder(tx: Transaction, ctx: WorkspaceContext, ids: string[]): Promise<ContactView[]> {
  // Named, so that its seven tables are planned once a connection and not once a page.
  const rows = ids.length
    ? await selectContacts(tx, ctx, isFound(contacts.id, ids)).prepare('contacts').execute()
    : [];
  const views = new Map((await contactViews(tx, ctx, rows)).map((view) => [view.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}
