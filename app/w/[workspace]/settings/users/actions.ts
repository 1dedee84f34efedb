'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { work } from '@/lib/modules';
import { changeAccess, changeMany } from '@/lib/services/members/change-access';
import { checkEmails } from '@/lib/services/members/check-emails';
import { startExport } from '@/lib/services/members/export';
import { copyInvitationLink } from '@/lib/services/members/invitation-link';
import { inviteMembers } from '@/lib/services/members/invite';
import { inviteToAccounts } from '@/lib/services/members/invite-to-accounts';
import { latestChange } from '@/lib/services/members/latest-change';
import { previewChange } from '@/lib/services/members/preview-change';
import { previewRevocations } from '@/lib/services/members/preview-revocation';
import { renewInvitation } from '@/lib/services/members/renew-invitation';
import { revokeAccess } from '@/lib/services/members/revoke';
import { revokeInvitation } from '@/lib/services/members/revoke-invitation';
import { revokeMany } from '@/lib/services/members/revoke-many';
import { undoRevocation } from '@/lib/services/members/undo-revocation';
import { makeResetLink } from '@/lib/services/passwords/make-reset-link';
import { createAccount } from '@/lib/services/profiles/create-account';
import { proposeUsername } from '@/lib/services/profiles/propose-username';
import { updateAccount } from '@/lib/services/profiles/update-account';
import {
  ChangeAccess,
  ChangeMany,
  CheckEmails,
  CreateAccount,
  ExportMembers,
  InviteMembers,
  InviteToAccounts,
  OneMember,
  PreviewChange,
  PreviewRevocations,
  ProposeUsername,
  RevokeAccess,
  RevokeMany,
  UndoRevocation,
  UpdateAccount,
} from './inputs';
import { userSearch } from './user-search';

/** Every verb of the Users page. Each is declared with the permission that the policy is asked about. */

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

export const previewRevocationsAction = action('users.revoke', PreviewRevocations, (ctx, input) =>
  previewRevocations(ctx, work, input),
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

export const exportMembersAction = action('users.export', ExportMembers, (ctx, { address }) =>
  startExport(ctx, userSearch(address)),
);

export const makeResetLinkAction = action('passwords.reset', creating(OneMember), (ctx, input) =>
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
