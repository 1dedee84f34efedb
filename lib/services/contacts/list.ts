import 'server-only';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { contains, containsDigits, digitsOf } from '@/db/contains';
import { findContacts, isFound } from '@/db/find';
import { inSlice, mergedWalk } from '@/db/merged-walk';
import { contacts } from '@/db/schema/contacts';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import { unmaskedFields } from '@/lib/policy/mask';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { type Cursor, readCursor } from '../paging/cursor';
import { type Page, pageOf } from '../paging/page';
import { contactReach } from '../work/reach';
import { sliceOf, vacantSeats } from '../work/slices';
import { type WorkView, workViews } from '../work/views';
import type { ContactSearch } from './search';
import { type ContactView, contactViews, selectContacts } from './view';

export interface ContactPage extends Page<ContactView> {
  /** Contacts of each view that the search leaves. */
  counts: Record<WorkView, number>;
}

/** A page of the contacts that the person sees: rows, counts and search all through the policy (R6, S1.24). */
export async function listContacts(ctx: WorkspaceContext, search: ContactSearch): Promise<ContactPage> {
  return inWorkspace(ctx, async (tx) => {
    const vacant = await vacantSeats(tx, ctx.workspace.id);
    const visible = contactReach(ctx.access);
    const where = and(eq(contacts.workspaceId, ctx.workspace.id), await narrowed(tx, ctx.access, search.q));
    const cursor = readCursor(search.cursor);
    const walk = mergedWalk(
      {
        table: contacts,
        columns: { ...contacts, key: contacts.name },
        where: and(where, cursor ? beyond(cursor) : undefined),
        direction: cursor?.isBackward ? 'desc' : 'asc',
        limit: search.size + 1,
      },
      sliceOf(search.view, visible, ctx.access, vacant),
    );
    const ids = (await tx.execute<{ id: string }>(walk)).map(({ id }) => id);
    const [found, counts] = await Promise.all([
      inOrder(tx, ctx, ids),
      countViews(tx, where, (view) => sliceOf(view, visible, ctx.access, vacant)),
    ]);
    const page = pageOf({
      found,
      size: search.size,
      total: counts[search.view],
      cursor,
      placeOf: ({ id, name }) => ({ id, key: name }),
    });
    return { ...page, counts };
  });
}

function beyond({ key, id, isBackward }: Cursor): SQL {
  const row = sql`(${contacts.name}, ${contacts.id})`;
  const place = sql`(${key}, ${id}::uuid)`;
  return isBackward ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}

/** What was typed may be in the name, or in a field that this person sees in full; a masked one gives nothing away. */
export function matching(access: Access, typed: string): SQL | undefined {
  if (!typed) return undefined;
  const { email, phone } = openFields(access);
  const digits = phone ? digitsOf(typed) : null;
  return or(
    contains(contacts.name, typed),
    email ? contains(contacts.email, typed) : undefined,
    digits ? containsDigits(contacts.phone, digits) : undefined,
  );
}

/** The same rows: named by the index, or asked one by one along the walk where there are too many to name. */
async function narrowed(tx: Transaction, access: Access, typed: string): Promise<SQL | undefined> {
  const found = typed ? await findContacts(tx, typed, openFields(access)) : 'many';
  return found === 'many' ? matching(access, typed) : isFound(contacts.id, found);
}

function openFields(access: Access): { email: boolean; phone: boolean } {
  const open = unmaskedFields(access);
  return { email: open.includes('email'), phone: open.includes('phone') };
}

async function inOrder(tx: Transaction, ctx: WorkspaceContext, ids: string[]): Promise<ContactView[]> {
  const rows = ids.length ? await selectContacts(tx, ctx, inArray(contacts.id, ids)) : [];
  const views = new Map((await contactViews(tx, ctx, rows)).map((view) => [view.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

async function countViews(
  tx: Transaction,
  where: SQL | undefined,
  slice: (view: WorkView) => ReturnType<typeof sliceOf>,
): Promise<Record<WorkView, number>> {
  const [counts] = await tx
    .select(
      Object.fromEntries(
        workViews.map((view) => [
          view,
          sql`count(*) filter (where ${inSlice(contacts, slice(view))})`.mapWith(Number),
        ]),
      ) as Record<WorkView, SQL<number>>,
    )
    .from(contacts)
    .where(and(where, inSlice(contacts, slice('all'))));
  return counts ?? { all: 0, mine: 0, team: 0, unassigned: 0 };
}
