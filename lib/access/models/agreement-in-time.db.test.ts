import fc from 'fast-check';
import { expect, test } from 'vitest';
import { members } from '@/db/schema/access/members';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { assignmentIn } from '@/lib/access/context/assignment';
import { memberNow } from '@/lib/access/context/member-now';
import { readSeats, seatIds } from '@/lib/access/seats/read-seats';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import {
  naiveAccess,
  naiveSeats,
  naiveStatus,
  type StoredCover,
  type StoredMembership,
} from './test-support/naive-in-time';
import { naive } from './test-support/naive-interpreter';

const { admin } = await testDatabase();

const seed = 20_261_130;
const hour = 3_600_000;
/** Whole hours before and after now: no test depends on its own duration. */
const moment = fc.option(fc.integer({ min: -3, max: 3 }).map((hours) => (hours + 0.5) * hour));
const restrictions = fc.subarray(['mask', 'shortcuts', 'visibility-own']);
const role = fc.constantFrom('agent', 'manager');

const stored: fc.Arbitrary<StoredMembership> = fc
  .record({
    status: fc.constantFrom('invited', 'active', 'suspended', 'left'),
    suspendedUntil: moment,
    startsAt: moment,
    endsAt: moment,
    role,
    restrictions,
    reverts: fc.option(fc.record({ at: moment.map((at) => at ?? hour / 2), role, restrictions })),
    hasJoined: fc.boolean(),
  })
  .map((row) => ({
    ...row,
    // An active member has joined; an invited person has not.
    hasJoined:
      row.status === 'active' || row.status === 'left' || (row.status === 'suspended' && row.hasJoined),
    suspendedUntil: row.status === 'suspended' ? row.suspendedUntil : null,
    endsAt: row.startsAt !== null && row.endsAt !== null && row.endsAt <= row.startsAt ? null : row.endsAt,
  })) as fc.Arbitrary<StoredMembership>;

const at = (offset: number | null) => (offset === null ? null : new Date(Date.now() + offset));

test('B4 B5 the database and the engine agree with the second interpreter about 300 random statuses and dates', async () => {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  const rows = fc.sample(stored, { numRuns: 300, seed }).map((row) => ({ ...row, id: crypto.randomUUID() }));
  for (const row of rows) {
    const userId = crypto.randomUUID();
    if (row.hasJoined)
      await admin`insert into users (id, name, email) values (${userId}, 'P', ${`${userId}@example.com`})`;
    await admin`insert into members (workspace_id, id, organisation_id, user_id, email, name, role, restrictions, status,
        suspended_until, starts_at, ends_at, reverts_at, later_role, later_restrictions, later_grants)
      values (${workspace.id}, ${row.id}, ${ctx.organisation.id}, ${row.hasJoined ? userId : null},
        ${`${row.id}@example.com`}, 'P', ${row.role}, ${row.restrictions}, ${row.status}, ${at(row.suspendedUntil)},
        ${at(row.startsAt)}, ${at(row.endsAt)}, ${at(row.reverts?.at ?? null)}, ${row.reverts?.role ?? null},
        ${row.reverts?.restrictions ?? null}, ${row.reverts ? [] : null})`;
  }
  const found = await inTenant({ workspaceId: workspace.id }, (tx) => tx.select(memberNow).from(members));
  const seen = new Set<string>();
  for (const row of rows) {
    const member = found.find(({ id }) => id === row.id);
    if (!member) throw new Error('A row is missing.');
    const theirs = { ...naiveAccess(row, 0), status: naiveStatus(row, 0), grants: [] };
    const { role: held, restrictions: carried, status } = member;
    expect({ status, role: held, restrictions: carried }, JSON.stringify(row)).toMatchObject({
      status: theirs.status,
      role: theirs.role,
      restrictions: theirs.restrictions,
    });
    const self = { userId: member.userId, seats: [], teams: [] };
    const access = accessOf(ctx.model, assignmentIn(ctx, member), self);
    for (const permission of ['users.view', 'shortcuts.start', 'contacts.export']) {
      const target = { kind: 'workspace' } as const;
      const ours = decide(access, permission, target);
      const answer = naive(ctx.model, assignmentIn(ctx, theirs), self, permission, target);
      expect([ours.allowed, `${ours.rule.kind}:${ours.rule.id}`]).toEqual([answer.allowed, answer.rule]);
    }
    seen.add(theirs.status);
  }
  expect([...seen].sort()).toEqual(['active', 'ended', 'invited', 'left', 'suspended', 'upcoming']);
});

test('B11 the seats that the database reads are those of the second interpreter, for 60 random covers', async () => {
  const workspace = await openTestWorkspace(admin);
  const people = [];
  for (let number = 0; number < 4; number++) people.push(await workspace.addMember('agent'));
  const span = fc.tuple(fc.integer({ min: -3, max: 2 }), fc.integer({ min: 1, max: 3 }), fc.boolean());
  const pair = fc.tuple(fc.nat(3), fc.nat(3)).filter(([one, other]) => one !== other);
  const covers = fc.sample(fc.tuple(pair, span), { numRuns: 60, seed });
  const lent = people.map((): StoredCover[] => []);
  for (const [[absent, by], [start, length, isEnded]] of covers) {
    const [from, to] = [(start + 0.5) * hour, (start + length + 0.5) * hour];
    const endedAt = isEnded ? -hour : null;
    await admin`insert into covers (workspace_id, id, member_id, by_id, set_by_id, starts_at, ends_at, ended_at)
      values (${workspace.id}, gen_random_uuid(), ${people[absent]?.memberId ?? ''}, ${people[by]?.memberId ?? ''},
        ${people[by]?.memberId ?? ''}, ${at(from)}, ${at(to)}, ${at(endedAt)})`;
    lent[by]?.push({ seats: [people[absent]?.seatId ?? ''], from, to, endedAt });
  }
  for (const [number, { memberId: id, seatId }] of people.entries()) {
    const worked = await inTenant({ workspaceId: workspace.id }, (tx) =>
      readSeats(tx, { workspaceId: workspace.id, id }),
    );
    expect(seatIds(worked).sort()).toEqual(naiveSeats([seatId], lent[number] ?? [], 0));
  }
});
