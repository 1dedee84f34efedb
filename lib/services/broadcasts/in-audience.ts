import 'server-only';
import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { contactListMembers } from '@/db/schema/contact-lists';
import { contacts } from '@/db/schema/contacts';
import { seats } from '@/db/schema/seats';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { BroadcastAudience } from './audience';

/** The contacts of an audience, as a condition: work of someone is what lies on seats that they hold now. */
export function inAudience(tx: Transaction, { list, assignee, team, lifecycle }: BroadcastAudience): SQL {
  const conditions = and(
    list.length > 0 ? exists(membershipIn(tx, list)) : undefined,
    assignee.length > 0 ? assignedTo(assignee) : undefined,
    team.length > 0 ? isAmong(contacts.teamId, team) : undefined,
    lifecycle.length > 0 ? inArray(contacts.lifecycle, lifecycle) : undefined,
  );
  return conditions ?? sql`true`;
}

function membershipIn(tx: Transaction, lists: readonly string[]) {
  return tx
    .select({ one: sql`1` })
    .from(contactListMembers)
    .where(
      and(
        eq(contactListMembers.workspaceId, contacts.workspaceId),
        eq(contactListMembers.contactId, contacts.id),
        isAmong(contactListMembers.listId, lists),
      ),
    );
}

function assignedTo(assignees: readonly string[]): SQL | undefined {
  const onSeat = (condition: SQL) => sql`${contacts.seatId} in (select ${seats.id} from ${seats}
    where ${seats.workspaceId} = ${contacts.workspaceId} and ${condition})`;
  const holders = assignees.filter((each) => each !== 'nobody');
  return or(
    onSeat(isAmong(seats.holderId, holders)),
    holders.length < assignees.length
      ? or(sql`${contacts.seatId} is null`, onSeat(sql`${seats.holderId} is null`))
      : undefined,
  );
}
