import 'server-only';
import { or, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/contacts';
import { seats } from '@/db/schema/seats';
import { isAmong } from '@/db/visibility';
import type { BroadcastAudience } from './audience';

/** The contacts of an audience, as a condition: work of someone is what lies on seats that they hold now. */
export function inAudience({ members, teams, isUnassigned }: BroadcastAudience): SQL {
  const seatsWhere = (condition: SQL) => sql`${contacts.seatId} in (select ${seats.id} from ${seats}
    where ${seats.workspaceId} = ${contacts.workspaceId} and ${condition})`;
  const chosen = [
    members.length > 0 ? seatsWhere(isAmong(seats.holderId, members)) : undefined,
    teams.length > 0 ? isAmong(contacts.teamId, teams) : undefined,
    isUnassigned
      ? or(sql`${contacts.seatId} is null`, seatsWhere(sql`${seats.holderId} is null`))
      : undefined,
  ];
  return or(...chosen) ?? sql`true`;
}
