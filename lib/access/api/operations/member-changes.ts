import 'server-only';
import { z } from 'zod';
import { endMemberSessions } from '@/lib/access/member-sessions/end-member-sessions';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { setDates } from '@/lib/access/members/dates/set-dates';
import { viewMember } from '@/lib/access/members/list/view-member';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { reinstateMember } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMember } from '@/lib/access/members/suspend/suspend-members';
import { cleanText } from '@/lib/platform/input/text';
import { operation } from '../operation';
import { moment } from '../page-query';
import {
  changed,
  changedMember,
  day,
  givenAccess,
  memberFields,
  memberParams,
  version,
} from './member-shape';

/** Gives a member another access. Parts that are not given stay; `until` makes the change temporary (S1.31, B5). */
const changeAccessOperation = operation({
  id: 'changeAccess',
  method: 'PATCH',
  path: '/members/{memberId}',
  scope: 'users.edit',
  status: 200,
  params: memberParams,
  body: z
    .strictObject({ ...givenAccess, until: day, version })
    .partial()
    .refine(({ role, restrictions, rights }) => [role, restrictions, rights].some(Boolean), 'required'),
  example: { role: 'basic', restrictions: [], until: '2030-12-31' },
  answer: changedMember,
  fields: memberFields,
  run: async ({ ctx, params: { memberId }, body: { rights, ...given } }) => {
    const before = await viewMember(ctx, memberId);
    const isOtherRole = given.role !== undefined && given.role !== before.role;
    // Restrictions and rights belong to a role: another one begins with its own.
    const present = isOtherRole
      ? { role: before.role, restrictions: [] }
      : { role: before.role, restrictions: before.restrictions, grants: before.grants };
    const asked = { memberId, version: before.version, ...present, ...given };
    return changed(await changeAccess(ctx, { ...asked, ...(rights && { grants: rights }) }));
  },
});

/** The first and the last day of an access, and what then happens to the work (B5). */
const setDatesOperation = operation({
  id: 'setDates',
  method: 'PUT',
  path: '/members/{memberId}/dates',
  scope: 'users.edit',
  status: 200,
  params: memberParams,
  body: z.strictObject({
    ...{ startsOn: day, endsOn: day, version },
    work: z.enum(['stays', 'unassigned', 'successor'], 'unknown-choice').default('stays'),
    successorId: z.uuid('successor-needed').nullable().optional(),
  }),
  example: { startsOn: null, endsOn: '2030-12-31', work: 'unassigned' },
  answer: changedMember,
  fields: memberFields,
  run: async ({ ctx, params: { memberId }, body: { startsOn: starts, endsOn: ends, ...given } }) => {
    const seen = given.version ?? (await viewMember(ctx, memberId)).version;
    return changed(await setDates(ctx, { ...given, memberId, version: seen, starts, ends }));
  },
});

/** Stops an access at once and reassigns nothing (B4). */
const suspendMemberOperation = operation({
  id: 'suspendMember',
  method: 'POST',
  path: '/members/{memberId}/suspend',
  scope: 'users.revoke',
  status: 200,
  params: memberParams,
  body: z.strictObject({
    reason: cleanText(true).pipe(z.string().max(500, 'too-long')).nullable().default(null),
    until: day.default(null),
    version,
  }),
  example: { reason: 'On leave', until: '2030-12-31' },
  answer: changedMember,
  run: async ({ ctx, params, body }) => changed(await suspendMember(ctx, { ...params, ...body })),
});

const reinstateMemberOperation = operation({
  id: 'reinstateMember',
  method: 'POST',
  path: '/members/{memberId}/reinstate',
  scope: 'users.revoke',
  status: 200,
  params: memberParams,
  answer: changedMember,
  run: async ({ ctx, params }) => changed(await reinstateMember(ctx, params)),
});

const revocation = z.strictObject({ revocationId: z.uuid(), undoUntil: moment });

/** Revokes an access; the work goes to the successor, or becomes unassigned (S1.28, B3). */
const revokeAccessOperation = operation({
  id: 'revokeAccess',
  method: 'POST',
  path: '/members/{memberId}/revoke',
  scope: 'users.revoke',
  status: 200,
  params: memberParams,
  body: z.strictObject({ successorId: z.uuid('successor-needed').nullable().default(null), version }),
  example: { successorId: '01900000-0000-7000-8000-000000000000' },
  answer: revocation,
  run: async ({ ctx, params, body }) => {
    const { revocationId, undoUntil } = await revokeAccess(ctx, { ...params, ...body });
    return { revocationId, undoUntil: undoUntil.toISOString() };
  },
});

/** Restores exactly what a revocation took, for 30 days (S1.30). */
const undoRevocationOperation = operation({
  id: 'undoRevocation',
  method: 'POST',
  path: '/revocations/{revocationId}/undo',
  scope: 'users.revoke',
  status: 200,
  params: z.strictObject({ revocationId: z.uuid() }),
  answer: changedMember,
  run: async ({ ctx, params }) => changed(await undoRevocation(ctx, params)),
});

/** Signs a member out on every browser (SE10). */
const endSessionsOperation = operation({
  id: 'endSessions',
  method: 'POST',
  path: '/members/{memberId}/sign-out',
  scope: 'users.revoke',
  status: 200,
  params: memberParams,
  answer: z.strictObject({ id: z.uuid() }),
  run: async ({ ctx, params }) => {
    await endMemberSessions(ctx, params);
    return { id: params.memberId };
  },
});

export const memberChanges = [
  changeAccessOperation,
  setDatesOperation,
  suspendMemberOperation,
  reinstateMemberOperation,
  revokeAccessOperation,
  undoRevocationOperation,
  endSessionsOperation,
];
