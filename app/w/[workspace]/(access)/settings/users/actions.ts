'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { endMemberSessions } from '@/lib/access/member-sessions/end-member-sessions';
import { changeAccess, changeMany } from '@/lib/access/members/change/change-access';
import { previewChange } from '@/lib/access/members/change/preview-change';
import { extendAccess } from '@/lib/access/members/dates/extend-access';
import { setDates } from '@/lib/access/members/dates/set-dates';
import { previewEffects } from '@/lib/access/members/effects/preview-effects';
import { handOver } from '@/lib/access/members/hand-over/hand-over';
import { checkEmails } from '@/lib/access/members/invite/check-emails';
import { copyInvitationLink } from '@/lib/access/members/invite/invitation-link';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { inviteToAccounts } from '@/lib/access/members/invite/invite-to-accounts';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { latestChange } from '@/lib/access/members/list/latest-change';
import { startExport } from '@/lib/access/members/list/start-member-export';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { revokeMany } from '@/lib/access/members/revoke/revoke-many';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { makeResetLink } from '@/lib/access/passwords/make-reset-link';
import { createAccount } from '@/lib/access/profiles/create-account';
import { proposeUsername } from '@/lib/access/profiles/propose-username';
import { updateAccount } from '@/lib/access/profiles/update-account';
import { work } from '@/lib/modules';
import {
  ChangeAccess,
  ChangeMany,
  CheckEmails,
  CreateAccount,
  ExportMembers,
  HandOver,
  InviteMembers,
  InviteToAccounts,
  OneMember,
  PreviewChange,
  PreviewEffects,
  ProposeUsername,
  ReinstateMembers,
  RevokeAccess,
  RevokeMany,
  SetDates,
  SuspendMembers,
  UndoRevocation,
  UpdateAccount,
} from './inputs';
import { userSearch } from './user-search';

/** The actions of the Users page. Each declares the permission that it requires. */

export const inviteMembersAction = action('users.invite', creating(InviteMembers), async (ctx, input) => {
  const outcome = await inviteMembers(ctx, input);
  refresh();
  return outcome;
});

export const inviteToAccountsAction = action(
  'users.invite',
  creating(InviteToAccounts),
  async (ctx, input) => {
    const invited = await inviteToAccounts(ctx, input);
    refresh();
    return invited;
  },
);

export const checkEmailsAction = action('users.invite', CheckEmails, (ctx, input) => checkEmails(ctx, input));

export const renewInvitationAction = action('users.invite', creating(OneMember), async (ctx, input) => {
  const invitation = await renewInvitation(ctx, input);
  refresh();
  return invitation;
});

export const invitationLinkAction = action('users.invite', OneMember, (ctx, input) =>
  copyInvitationLink(ctx, input),
);

export const revokeInvitationAction = action('users.revoke', OneMember, async (ctx, input) => {
  await revokeInvitation(ctx, input);
  refresh();
});

export const previewChangeAction = action('users.edit', PreviewChange, (ctx, input) =>
  previewChange(ctx, work, input),
);

export const changeAccessAction = action('users.edit', ChangeAccess, async (ctx, input) => {
  const member = await changeAccess(ctx, input);
  refresh();
  return member;
});

export const changeManyAction = action('users.edit', ChangeMany, async (ctx, input) => {
  const report = await changeMany(ctx, input);
  refresh();
  return report;
});

export const latestChangeAction = action('users.edit', OneMember, (ctx, input) => latestChange(ctx, input));

export const revokeAccessAction = action('users.revoke', RevokeAccess, async (ctx, input) => {
  const revocation = await revokeAccess(ctx, input);
  refresh();
  return revocation;
});

/** What follows from an act on members, before it is saved (B2). The service decides on each of them as the act does. */
export const previewEffectsAction = action('users.view', PreviewEffects, (ctx, input) =>
  previewEffects(ctx, work, input),
);

export const revokeManyAction = action('users.revoke', RevokeMany, async (ctx, input) => {
  const report = await revokeMany(ctx, input);
  refresh();
  return report;
});

export const undoRevocationAction = action('users.revoke', UndoRevocation, async (ctx, input) => {
  const member = await undoRevocation(ctx, input);
  refresh();
  return member;
});

export const suspendMembersAction = action(
  'users.revoke',
  SuspendMembers,
  async (ctx, { byId, ends, ...input }) => {
    const last = ends ?? input.until;
    const report = await suspendMembers(ctx, { ...input, cover: byId && last ? { byId, ends: last } : null });
    refresh();
    return report;
  },
);

export const reinstateMembersAction = action('users.revoke', ReinstateMembers, async (ctx, { memberIds }) => {
  const report = await reinstateMembers(ctx, { chosen: memberIds.map((id) => ({ id })) });
  refresh();
  return report;
});

export const setDatesAction = action('users.edit', SetDates, async (ctx, { work: choice, ...input }) => {
  const isSuccessor = choice !== 'stays' && choice !== 'unassigned';
  const member = await setDates(ctx, {
    ...input,
    ...(isSuccessor
      ? { work: 'successor', successorId: choice }
      : { work: choice as 'stays' | 'unassigned' }),
  });
  refresh();
  return member;
});

export const extendAccessAction = action('users.edit', creating(OneMember), async (ctx, input) => {
  const member = await extendAccess(ctx, input);
  refresh();
  return member;
});

export const exportMembersAction = action('users.export', ExportMembers, (ctx, { address }) =>
  startExport(ctx, userSearch(address)),
);

/** Gives a member the top role, and its holder another level (B17). */
export const handOverAction = action('users.edit', HandOver, handOver);

/** Signs a member out on every browser (SE10). */
export const endMemberSessionsAction = action('users.revoke', OneMember, endMemberSessions);

export const makeResetLinkAction = action('users.reset-password', creating(OneMember), (ctx, input) =>
  makeResetLink(ctx, input),
);

export const createAccountAction = action(
  'users.invite',
  creating(CreateAccount),
  async (ctx, { workspace: _, ...input }) => createAccount(ctx, input),
);

export const proposeUsernameAction = action('users.invite', ProposeUsername, (ctx, input) =>
  proposeUsername(ctx, input),
);

export const updateAccountAction = action(
  'profiles.update',
  UpdateAccount,
  async (ctx, { workspace: _, ...input }) => {
    const saved = await updateAccount(ctx, input);
    refresh();
    return saved;
  },
);
