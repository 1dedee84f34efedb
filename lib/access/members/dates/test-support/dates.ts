import type postgres from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { type SetDates, setDates } from '../set-dates';

/** Sets dates of members in tests. */
export function datesOf(admin: postgres.Sql) {
  const refused = refusals(admin);

  const team = () =>
    world({ people: { olga: 'owner', otto: 'owner', mia: 'manager', ana: 'agent', ben: 'agent' } });

  /** Sets dates of a member as they are now. */
  async function date(actor: WorkspaceContext, whom: WorkspaceContext, dates: Partial<SetDates>) {
    const [row] = await admin`select version from members where id = ${whom.member.id}`;
    const version = row?.version as number;
    return setDates(actor, {
      memberId: whom.member.id,
      version,
      starts: null,
      ends: null,
      work: 'stays',
      ...dates,
    });
  }

  return { refused, team, date };
}
