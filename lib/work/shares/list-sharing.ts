import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import { shares } from '@/db/schema/work/shares';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { readTree } from '@/lib/access/sub-accounts/account-tree';
import { isFoundIn } from '@/lib/text/fold';
import { openFields, searchedName } from '@/lib/work/contacts/masked-name';
import type { SharedRecord } from './internal/shared-record';

/** A record that can be shared, with the accounts that see it now. */
export interface ShareableView extends SharedRecord {
  name: string;
  /** For a contact, its name or what is shown instead. */
  contact?: NamedContact;
  accountIds: string[];
}

export interface Sharing {
  records: ShareableView[];
  /** Open sub-accounts, in the order of the tree. */
  accounts: { id: string; name: string; depth: number }[];
}

const most = 200;

/**
 * The records that can be shared, and the accounts that they are shared with: all groups and templates, and
 * the contacts that are shared already or found by a search, because there may be many.
 * @throws Denied
 */
export function listSharing(ctx: WorkspaceContext, q: string): Promise<Sharing> {
  authorize(ctx, 'sharing.share', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const { root, accounts } = await readTree(tx, ctx);
    const records = [
      ...(await groups(tx, ctx)),
      ...(await templates(tx, ctx)),
      ...(await people(tx, ctx, q)),
    ];
    return {
      records: records.filter(({ name }) => isFoundIn(q, name)),
      accounts: accounts
        .filter(({ id, closedAt }) => id !== root.id && closedAt === null)
        .map(({ id, name, level }) => ({ id, name, depth: level - root.level - 1 })),
    };
  });
}

const accountsOf = (condition: ReturnType<typeof sql>) => sql<string[]>`coalesce((
  select array_agg(${shares.toWorkspaceId}) from ${shares} where ${condition}), '{}')`;

async function groups(tx: Transaction, { workspace }: WorkspaceContext): Promise<ShareableView[]> {
  const rows = await tx
    .select({
      id: contactLists.id,
      name: contactLists.name,
      accountIds: accountsOf(
        sql`${shares.workspaceId} = ${contactLists.workspaceId} and ${shares.listId} = ${contactLists.id}`,
      ),
    })
    .from(contactLists)
    .where(eq(contactLists.workspaceId, workspace.id))
    .orderBy(asc(contactLists.nameKey))
    .limit(most);
  return rows.map((row) => ({ kind: 'group', ...row }));
}

async function templates(tx: Transaction, { workspace }: WorkspaceContext): Promise<ShareableView[]> {
  const { id, name, workspaceId, collection, deletedAt, nameKey } = collectionRecords;
  const rows = await tx
    .select({
      id,
      name,
      accountIds: accountsOf(sql`${shares.workspaceId} = ${workspaceId} and ${shares.recordId} = ${id}`),
    })
    .from(collectionRecords)
    .where(and(eq(workspaceId, workspace.id), eq(collection, 'templates'), isNull(deletedAt)))
    .orderBy(asc(nameKey))
    .limit(most);
  return rows.map((row) => ({ kind: 'template', ...row }));
}

async function people(tx: Transaction, ctx: WorkspaceContext, q: string): Promise<ShareableView[]> {
  const shared = sql`${shares.workspaceId} = ${contacts.workspaceId} and ${shares.contactId} = ${contacts.id}`;
  const rows = await tx
    .select({ contact: contacts, accountIds: accountsOf(shared) })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, ctx.workspace.id),
        visibleRows(contactVisibility(ctx.access), contacts),
        q === ''
          ? sql`exists (select 1 from ${shares} where ${shared})`
          : keyContains(searchedName(openFields(ctx.access)), q),
      ),
    )
    .orderBy(contacts.name)
    .limit(most);
  return rows.map(({ contact, accountIds }) => {
    const seen = seenContact(ctx.access, contact);
    return { kind: 'contact', id: contact.id, name: seen.name, contact: seen, accountIds };
  });
}
