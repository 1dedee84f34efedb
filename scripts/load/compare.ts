import type { Sql } from 'postgres';
import type { Acknowledged } from './people-at-work';
import type { Revocations } from './revocations';

/** How much of what was acknowledged is not in the database exactly once. */
export async function countLost(
  admin: Sql,
  { contacts, notes }: Acknowledged,
  { acknowledged }: Pick<Revocations, 'acknowledged'>,
): Promise<number> {
  const [row] = await admin<{ lost: number }[]>`
    select (
      (select count(*) from unnest(${contacts}::text[]) as made(name)
        where (select count(*) from contacts c where c.name = made.name) <> 1)
      + (select count(*) from unnest(${notes}::text[]) as made(body)
        where (select count(*) from messages m where m.body = made.body) <> 1)
      + (select count(*) from unnest(${acknowledged.map(({ memberId }) => memberId)}::uuid[]) as gone(id)
        where not exists (select from members m where m.id = gone.id and m.status = 'left')
          or (select count(*) from audit_events e where e.subject_id = gone.id and e.event = 'member.revoked') <> 1)
    )::int as lost`;
  return row?.lost ?? Number.NaN;
}
