import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

/**
 * The query of a campaign's readers: one contact (`contact_id`) for every address on its list, and whether the address
 * has unsubscribed (`has_left`), also as another contact.
 */
export function readersOf({ workspaceId, collection, fields }: RecordRow): SQL {
  const bySms = collection === 'sms-campaigns';
  const address = bySms ? contacts.phoneKey : contacts.emailKey;
  const same = bySms ? sql`duplicate.phone_key` : sql`duplicate.email_key`;
  return sql`
    select distinct on (${address}) ${contacts.id} as contact_id, exists (
      select 1 from ${contacts} duplicate
      where duplicate.workspace_id = ${workspaceId} and ${same} = ${address} and duplicate.unsubscribed_at is not null
    ) as has_left
    from ${contactListMembers}
    join ${contacts} on ${contacts.workspaceId} = ${contactListMembers.workspaceId}
      and ${contacts.id} = ${contactListMembers.contactId}
    where ${contactListMembers.workspaceId} = ${workspaceId}
      and ${contactListMembers.listId} = ${String(fields.list)}::uuid and ${address} <> ''
    order by ${address}, ${contacts.id}`;
}
