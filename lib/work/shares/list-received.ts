import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactListMembers, contactLists } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { shares } from '@/db/schema/work/shares';
import { enter, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { opening } from '@/lib/access/models/permissions';
import { availability } from '@/lib/policy/might-ever';
import { receivedBy } from './internal/received-by';
import { featureOf, type SharedKind } from './internal/shared-record';

export interface SharedContact extends NamedContact {
  id: string;
}

/** A record that an account above shares with this one, read-only. */
export type SharedView = { id: string; name: string; from: string } & (
  | { kind: 'group'; listId: string; contacts: SharedContact[] }
  /** `isText`: an active template for text messages, which can be sent from here. */
  | { kind: 'template'; body: string; isText: boolean }
  | { kind: 'contact'; contact: SharedContact }
);

const most = 200;
type Share = typeof shares.$inferSelect;

/**
 * The records that accounts above share with this one, as far as the person sees that feature here, with the
 * same masks. The rows of each giver are read as the giver's tenant, and only those named by a share.
 */
export function listReceived(ctx: WorkspaceContext): Promise<SharedView[]> {
  const isSeen = (kind: SharedKind) => availability(ctx.access, opening(featureOf[kind])).state === 'open';
  return inWorkspace(ctx, async (tx) => {
    const received = await receivedBy(tx, ctx).limit(most);
    const found: SharedView[] = [];
    for (const { share, from } of received) {
      if (!isSeen(kindOf(share))) continue;
      await enter(tx, { ...tenantOf(ctx), workspaceId: share.workspaceId });
      const view = await readShared(tx, ctx, share, from);
      if (view) found.push(view);
    }
    return found.sort((a, b) => a.name.localeCompare(b.name));
  });
}

function kindOf({ listId, recordId }: Share): SharedKind {
  if (listId) return 'group';
  return recordId ? 'template' : 'contact';
}

async function readShared(
  tx: Transaction,
  ctx: WorkspaceContext,
  { id, workspaceId, listId, recordId, contactId }: Share,
  from: string,
): Promise<SharedView | null> {
  if (listId) {
    const [list] = await tx
      .select({ name: contactLists.name })
      .from(contactLists)
      .where(and(eq(contactLists.workspaceId, workspaceId), eq(contactLists.id, listId)));
    return list
      ? {
          ...{ kind: 'group', id, listId, from, name: list.name },
          contacts: await onList(tx, ctx, workspaceId, listId),
        }
      : null;
  }
  if (recordId) {
    const [record] = await tx
      .select({
        name: collectionRecords.name,
        fields: collectionRecords.fields,
        state: collectionRecords.state,
      })
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, workspaceId),
          eq(collectionRecords.id, recordId),
          isNull(collectionRecords.deletedAt),
        ),
      );
    return record
      ? {
          ...{ kind: 'template', id, from, name: record.name, body: String(record.fields.body ?? '') },
          isText: record.state === 'active' && record.fields.kind === 'sms',
        }
      : null;
  }
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId ?? '')));
  if (!contact) return null;
  const seen = contactIn(ctx, contact);
  return { kind: 'contact', id, from, name: seen.name, contact: seen };
}

async function onList(tx: Transaction, ctx: WorkspaceContext, workspaceId: string, listId: string) {
  const rows = await tx
    .select({ contact: contacts })
    .from(contactListMembers)
    .innerJoin(contacts, refersTo(contactListMembers.contactId, contacts))
    .where(and(eq(contactListMembers.workspaceId, workspaceId), eq(contactListMembers.listId, listId)))
    .orderBy(asc(contacts.name))
    .limit(most);
  return rows.map(({ contact }) => contactIn(ctx, contact));
}

function contactIn(ctx: WorkspaceContext, contact: typeof contacts.$inferSelect): SharedContact {
  return { id: contact.id, ...seenContact(ctx.access, contact) };
}
