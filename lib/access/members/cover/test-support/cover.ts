import type postgres from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { world } from '@/lib/test-support/world';
import { type StartCover, startCover } from '../start-cover';

/** An agent who sees their own contacts only. */
export const own = { role: 'agent', restrictions: ['visibility-own'] };

export const team = () => world({ people: { olga: 'owner', ana: own, ben: own, cleo: own } });

/** A day that no test meets. */
export const farDay = '2099-12-31';

/** Lends the seats of `absent` to `by`, from now on until a far day. */
export const cover = (
  actor: WorkspaceContext,
  absent: WorkspaceContext,
  by: WorkspaceContext,
  days: Partial<Pick<StartCover, 'starts' | 'ends'>> = {},
) =>
  startCover(actor, { memberId: absent.member.id, byId: by.member.id, starts: null, ends: farDay, ...days });

/** Changes the span of a cover: no test waits. Offsets in seconds from now. */
export function shiftCovers(admin: postgres.Sql) {
  return async (coverId: string, { starts, ends }: { starts?: number; ends?: number }): Promise<void> => {
    await admin`update covers set
      starts_at = case when ${starts ?? null}::int is null then least(starts_at, now() - interval '1 day')
        else date_trunc('second', now()) + ${starts ?? 0} * interval '1 second' end,
      ends_at = case when ${ends ?? null}::int is null then ends_at
        else date_trunc('second', now()) + ${ends ?? 0} * interval '1 second' end
      where id = ${coverId}`;
  };
}
