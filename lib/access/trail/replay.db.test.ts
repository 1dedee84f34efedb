import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { members } from '@/db/schema/access/members';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { setDates } from '@/lib/access/members/dates/set-dates';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { batchOf, send } from '@/lib/access/members/invite-many/test-support/batch';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { join, world } from '@/lib/test-support/world';
import { accessAt } from './internal/access-at';
import { nothingYet, replay } from './internal/replay';
import type { ReplayedEvent } from './internal/replayed';

const { admin } = await testDatabase();

type Pick = <T>(choices: readonly T[]) => T;

/** The acts of a history, each on one member; some are refused in the state that they meet. */
function actsOf(olga: WorkspaceContext, pick: Pick): ((who: WorkspaceContext) => Promise<unknown>)[] {
  const undoable: string[] = [];
  const memberOf = async ({ person }: WorkspaceContext) => {
    const [row] = await admin`select id, version from members
    where workspace_id = ${olga.workspace.id} and email = ${person.email} order by status = 'left', created_at desc`;
    return { id: row?.id as string, version: row?.version as number };
  };
  return [
    async (who) => {
      const { id: memberId, version } = await memberOf(who);
      const { role, restrictions } = pick([
        { role: 'manager', restrictions: ['data-export'] },
        { role: 'agent', restrictions: ['mask', 'visibility-team'] },
        { role: 'agent', restrictions: [] },
        { role: 'owner', restrictions: [] },
      ]);
      const until = pick([undefined, '2099-05-05', '2099-06-06']);
      await changeAccess(olga, { memberId, version, role, restrictions, ...(until ? { until } : {}) });
    },
    async (who) => {
      const until = pick([null, '2099-04-04', '2099-06-01']);
      await suspendMembers(olga, { chosen: [await memberOf(who)], reason: null, until });
    },
    async (who) => reinstateMembers(olga, { chosen: [await memberOf(who)] }),
    async (who) =>
      undoable.push((await revokeAccess(olga, { memberId: (await memberOf(who)).id })).revocationId),
    async () => undoRevocation(olga, { revocationId: undoable.pop() ?? '' }),
    async (who) => inviteMembers(olga, { emails: [who.person.email], role: 'agent', restrictions: ['mask'] }),
    async (who) => {
      const list = `email,restrictions,start,end\n${who.person.email},mask,2099-03-03,2099-05-20`;
      await send(olga, await batchOf(olga, list));
    },
    async (who) => join(olga, who.person, pick(['agent', 'manager'])),
    async (who) => {
      const { id: memberId, version } = await memberOf(who);
      const [starts, ends] = pick([
        ['2099-03-03', '2099-07-07'],
        [null, '2099-05-20'],
        [null, null],
      ]);
      await setDates(olga, { memberId, version, starts, ends, work: 'stays', successorId: null });
    },
  ];
}

describe('replaying the trail', () => {
  const eventsOf = async ({ organisation }: WorkspaceContext): Promise<ReplayedEvent[]> =>
    (await admin`select * from audit_events where organisation_id = ${organisation.id} order by seq`).map(
      (row) => ({
        at: row.at,
        event: row.event,
        workspaceId: row.workspace_id,
        actorUserId: row.actor_user_id,
        actorName: row.actor_name,
        subjectId: row.subject_id,
        subjectName: row.subject_name,
        before: row.before,
        after: row.after,
      }),
    );

  /** The memberships that the services see, with the moment, after which no event of before comes. */
  async function live({ workspace, organisation }: WorkspaceContext) {
    const [seq] =
      await admin`select max(seq)::int as last from audit_events where organisation_id = ${organisation.id}`;
    const { rows, at } = await inTenant({ workspaceId: workspace.id }, async (tx) => ({
      rows: await tx.select(memberNow).from(members).where(sql`workspace_id = ${workspace.id}`),
      at: ((await tx.execute<{ at: Date }>(sql`select now() as at`))[0] as { at: Date }).at,
    }));
    return { last: seq?.last as number, at: new Date(at), rows: comparable(rows) };
  }

  /** By SQL from the stored rows: what they will be at a later moment. */
  async function liveAt({ workspace }: WorkspaceContext, at: Date) {
    const rows =
      await admin`select id, name, role, restrictions, grants, later_role, later_restrictions, later_grants,
        reverts_at <= ${at} as reverted,
        case when status = 'left' then 'left' when ends_at <= ${at} then 'ended'
          when status = 'suspended' and (suspended_until is null or suspended_until > ${at}) then 'suspended'
          when user_id is null then 'invited' when starts_at > ${at} then 'upcoming' else 'active' end as status
      from members where workspace_id = ${workspace.id}`;
    return comparable(
      rows.map(({ id, name, status, reverted, ...row }) => ({
        ...{ id, name, status },
        role: reverted ? row.later_role : row.role,
        restrictions: reverted ? row.later_restrictions : row.restrictions,
        grants: reverted ? row.later_grants : row.grants,
      })),
    );
  }

  interface Compared {
    id: string;
    name: string;
    role: string;
    restrictions: string[];
    grants: string[];
    status: string;
  }

  const comparable = (rows: Compared[]) =>
    rows
      .filter(({ status }) => status !== 'left')
      .map(({ id, name, role, restrictions, grants, status }) => ({
        id,
        name,
        role,
        restrictions,
        grants,
        status,
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));

  const replayed = (events: readonly ReplayedEvent[], at: Date) => {
    const state = nothingYet();
    for (const event of events) replay(state, event);
    return comparable(accessAt(state, at).map(({ memberId: id, ...access }) => ({ id, ...access })));
  };

  test.each([11, 23, 37])(
    'B10 gives what was live after each act of a random history, and what its dates bring (seed %i)',
    async (seed) => {
      let state = seed;
      const below = (most: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * most);
      };
      const { olga, ana, ben } = await world({
        people: { olga: 'owner', ana: 'agent', ben: { role: 'agent', restrictions: ['visibility-own'] } },
      });
      const pick = <T>(choices: readonly T[]) => choices[below(choices.length)] as T;
      const people = [ana, ben];
      const acts = actsOf(olga, pick);
      const snapshots = [];
      for (let number = 0; number < 40; number++) {
        // Some acts are refused in the present state: they write nothing.
        await pick(acts)(pick(people)).catch(() => {});
        snapshots.push(await live(olga));
      }
      const events = await eventsOf(olga);
      expect(events.length).toBeGreaterThan(20);
      for (const { last, at, rows } of snapshots) expect(replayed(events.slice(0, last), at)).toEqual(rows);
      for (const day of ['03-04', '04-05', '05-06', '05-25', '06-02', '06-07', '07-08']) {
        const at = new Date(`2099-${day}T12:00:00Z`);
        expect(replayed(events, at), day).toEqual(await liveAt(olga, at));
      }
    },
  );
});
