import { z } from 'zod';
import { previewedActs } from '@/lib/access/members/effects/previewed-acts';
import { AccountDetails, NewAccount } from '@/lib/access/profiles/account-details';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { cleanText } from '@/lib/platform/input/text';

/** The inputs of the actions of this page; the forms validate by the same schemas. Messages are keys of `errors`. */

const memberId = z.uuid('invalid');
/** The version that the person saw; an edit of an older one is refused (RO7). */
const version = z.number().int().positive();
const role = z.string('role-needed').min(1, 'role-needed').max(64);
const restrictions = z.array(z.string().max(64)).max(50);
/** Rights; absent: the current ones, or the default ones of a new role. */
const grants = z.array(z.string().max(64)).max(100).optional();

const manyAtOnce = 100;
const chosen = z
  .array(z.object({ id: memberId, version }))
  .min(1, 'required')
  .max(manyAtOnce, 'too-many-people');

/** Add user (S1.8, B12). The service validates each address: it knows the existing members. */
export const InviteMembers = forWorkspace({
  emails: z.array(z.string().trim().max(1000)).min(1, 'required').max(50, 'too-many-addresses'),
  role,
  restrictions,
  grants,
  /** The team that they join with the invitation. */
  teamId: z.uuid('invalid').nullish(),
});

/** One person to several accounts, with a role in each (S0.1). */
export const InviteToAccounts = forWorkspace({
  email: z.string().trim().min(1, 'required').max(1000),
  memberships: z
    .array(z.object({ accountId: z.uuid('choose-account'), role }))
    .min(1, 'choose-account')
    .max(50, 'too-many-addresses'),
});

/** One member, with the version that the actor saw. */
export const OneMember = forWorkspace({ memberId });

/** A day, as 2026-12-31; empty: none. */
const day = z.union([z.literal(''), z.iso.date('bad-date')], 'bad-date').transform((text) => text || null);

/** Edit (S1.31): access level, restrictions and rights, nothing else. */
export const ChangeAccess = forWorkspace({
  memberId,
  version,
  role,
  restrictions,
  grants,
  /** The last day of a temporary change (B5). */
  until: day.optional(),
});

/** The same access for several members. */
/** `role`, `restrictions` and `grants` are the actor's from then on. */
export const HandOver = ChangeAccess.omit({ until: true });

export const ChangeMany = ChangeAccess.omit({ memberId: true, version: true, until: true }).extend({
  chosen,
});

/** The effect of an edit before it is saved (B2). */
export const PreviewChange = ChangeAccess.omit({ version: true, until: true });

/** Revoke access (S1.28). Without a successor the contacts become unassigned. */
export const RevokeAccess = forWorkspace({
  memberId,
  version,
  successorId: z.uuid('successor-needed').nullable(),
});

/** The same for several; members who were changed since the selection are refused. */
export const RevokeMany = forWorkspace({
  chosen,
  successorId: z.uuid('successor-needed').nullable(),
});

/** The effects of an act on members, before it is saved (B2). */
export const PreviewEffects = forWorkspace({
  act: z.enum(previewedActs, 'invalid'),
  memberIds: z.array(memberId).min(1, 'required').max(manyAtOnce, 'too-many-people'),
});

/** Suspend (B4). Members who were changed since the selection are refused. */
export const SuspendMembers = forWorkspace({
  chosen,
  reason: cleanText(true).pipe(z.string().max(500, 'too-long')),
  until: day,
  /** The colleague who covers the member, or none, and the last day of the cover; empty: that of the suspension. */
  byId: z.union([z.literal(''), z.uuid()], 'invalid').default(''),
  ends: day.default(null),
}).refine(({ byId, ends, until }) => byId === '' || ends !== null || until !== null, {
  path: ['ends'],
  error: 'required',
});

/** Start and end of an access (B5). */
export const SetDates = forWorkspace({
  memberId,
  version,
  starts: day,
  ends: day,
  /** The work stays with them, becomes unassigned, or goes to the member with this id. */
  work: z.union([z.literal('stays'), z.literal('unassigned'), z.uuid()], 'successor-needed'),
});

export const ReinstateMembers = forWorkspace({
  memberIds: z.array(memberId).min(1, 'required').max(manyAtOnce, 'too-many-people'),
});

/** Entered addresses, to find out which would be skipped before anything is sent. */
export const CheckEmails = InviteMembers.pick({ workspace: true, emails: true });

export const UndoRevocation = forWorkspace({ revocationId: z.uuid('invalid') });

/** Export (S1.11) of the page's rows, described by its address. */
export const ExportMembers = forWorkspace({ address: z.string().max(4000) });

/** A new account (S4.5, S4.6). */
export const CreateAccount = NewAccount.safeExtend({ ...InWorkspace.shape, role, restrictions, grants });

/** The names entered so far, from which a username is proposed (S4.7). */
export const ProposeUsername = forWorkspace({
  firstName: z.string().max(200),
  lastName: z.string().max(200),
  email: z.string().max(300),
});

/** An account's details (S4.8): everything except the username. */
export const UpdateAccount = AccountDetails.extend({ ...InWorkspace.shape, memberId, version });
