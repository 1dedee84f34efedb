import 'server-only';
import { and, eq } from 'drizzle-orm';
import { reassignedContacts } from '@/db/schema/work/reassignments';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** Contacts that are assigned again are no longer part of an earlier reassignment, which may be undone (364). */
export async function forgetReassignments(
  tx: Transaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  await tx
    .delete(reassignedContacts)
    .where(
      and(eq(reassignedContacts.workspaceId, workspaceId), isAmong(reassignedContacts.contactId, contactIds)),
    );
}
