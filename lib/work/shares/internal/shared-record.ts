import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import { shares } from '@/db/schema/work/shares';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { recordedName } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import type { FeatureId } from '@/lib/policy/catalogue';
import { liveRecords } from '@/lib/work/records/live-records';

/** The records that can be shared with sub-accounts (S0.2). */
export const sharedKinds = ['group', 'template', 'contact'] as const;
export type SharedKind = (typeof sharedKinds)[number];

export interface SharedRecord {
  kind: SharedKind;
  id: string;
}

/**
 * The feature of each kind: members who do not see it in their own account do not see shared records of it.
 */
export const featureOf = {
  group: 'groups',
  template: 'templates',
  contact: 'contacts',
} as const satisfies Record<SharedKind, FeatureId>;

/** The column of a share that references a record of this kind. */
export const columnOf = {
  group: shares.listId,
  template: shares.recordId,
  contact: shares.contactId,
} as const;

/** The columns of a new share that reference its record. */
export function sharedColumns({ kind, id }: SharedRecord) {
  return {
    listId: kind === 'group' ? id : null,
    recordId: kind === 'template' ? id : null,
    contactId: kind === 'contact' ? id : null,
  };
}

/**
 * Locks the shared record until the transaction ends.
 * @returns its name for the audit event
 * @throws NotFound when there is none, or the actor does not see it (R6)
 */
export async function lockShared(
  tx: Transaction,
  actor: WorkspaceContext,
  record: SharedRecord,
): Promise<string> {
  const id = requireId(record.id);
  const here = actor.workspace.id;
  const [found] =
    record.kind === 'group'
      ? await tx
          .select({ name: contactLists.name })
          .from(contactLists)
          .where(and(eq(contactLists.workspaceId, here), eq(contactLists.id, id)))
          .for('share')
      : record.kind === 'template'
        ? await tx
            .select({ name: collectionRecords.name })
            .from(collectionRecords)
            .where(and(liveRecords(here, 'templates'), eq(collectionRecords.id, id)))
            .for('share')
        : await tx
            .select({ name: contacts.name, phone: contacts.phone, email: contacts.email })
            .from(contacts)
            .where(
              and(
                eq(contacts.workspaceId, here),
                eq(contacts.id, id),
                visibleRows(contactVisibility(actor.access), contacts),
              ),
            )
            .for('share');
  if (!found) throw new NotFound();
  return record.kind === 'contact' ? recordedName({ phone: null, email: null, ...found }) : found.name;
}
