import { z } from 'zod';
import type { MemberFacts, MemberView } from '@/lib/access/members/member-view';
import { statuses } from '@/lib/policy/model';
import { moment } from '../page-query';

const access = { role: z.string(), restrictions: z.array(z.string()), rights: z.array(z.string()) };

/** A member as a program reads them. */
export const readMember = z.strictObject({
  ...{ id: z.uuid(), name: z.string(), email: z.string() },
  ...access,
  status: z.enum(statuses),
  version: z.int(),
  joinedAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
  suspendedUntil: moment.nullable(),
  /** The end of a temporary change, and the access from then on (B5). */
  reverts: z.strictObject({ at: moment, ...access }).nullable(),
  invitation: z
    .strictObject({
      expiresAt: moment,
      isExpired: z.boolean(),
      delivery: z.enum(['sent', 'waiting', 'not-sent']),
    })
    .nullable(),
  /** While a revocation can be undone. */
  revocation: z.strictObject({ id: z.uuid(), undoUntil: moment }).nullable(),
});

/** The answer of a write: nothing that the scope of the operation does not open (KE2). */
export const changedMember = z.strictObject({ id: z.uuid(), status: z.enum(statuses), version: z.int() });

/** The id of a member in a path. */
export const memberParams = z.strictObject({ memberId: z.uuid() });

/** The version that the program read; without it the present one is changed (RO7). */
export const version = z.int('invalid').positive('invalid').optional();

/** A day of the workspace's calendar, as 2026-12-31; null: none. */
export const day = z.iso.date('bad-date').nullable();

const id = z.string('invalid').max(64, 'invalid');
/** The parts of an access, as a program gives them. */
export const givenAccess = {
  role: id.min(1, 'role-needed'),
  restrictions: z.array(id, 'invalid').max(50, 'invalid'),
  rights: z.array(id, 'invalid').max(100, 'invalid'),
};

/** The names of the API for those of the services. */
export const memberFields = { grants: 'rights', starts: 'startsOn', ends: 'endsOn' };

export function memberForProgram(view: MemberFacts): z.output<typeof readMember> {
  const { id: memberId, name, email, role, restrictions, grants, status, version: written } = view;
  const { reverts, invitation, revocation, suspension } = view;
  return {
    ...{ id: memberId, name, email, role, restrictions, rights: grants, status, version: written },
    joinedAt: text(view.joinedAt),
    lastSeenAt: text(view.lastSeenAt),
    startsAt: text(view.startsAt),
    endsAt: text(view.endsAt),
    suspendedUntil: text(suspension?.until),
    reverts: reverts && {
      ...{ at: reverts.at.toISOString(), role: reverts.role },
      ...{ restrictions: reverts.restrictions, rights: reverts.grants },
    },
    invitation: invitation && {
      expiresAt: invitation.expiresAt.toISOString(),
      ...{ isExpired: invitation.isExpired, delivery: invitation.delivery },
    },
    revocation: revocation && { id: revocation.id, undoUntil: revocation.undoUntil.toISOString() },
  };
}

export const changed = ({ id: memberId, status, version: written }: MemberView) => ({
  ...{ id: memberId, status, version: written },
});

/** A moment as an answer writes it. */
export const text = (at: Date | null | undefined) => at?.toISOString() ?? null;
