'use server';

import { action } from '@/lib/access/gate/action';
import { declineInvitation } from '@/lib/access/invitations/decline-invitation';
import { acceptOwnInvitation } from '@/lib/access/invitations/own-invitations';
import { AnswerInvitation } from './inputs';

/** Joins the workspace of an invitation to the person's own address. */
export const acceptOwnInvitationAction = action(
  'signed-in',
  AnswerInvitation,
  async ({ person }, { invitation }) => {
    const { workspace } = await acceptOwnInvitation(person, invitation);
    return { workspace: workspace.slug };
  },
);

/** Declines it. */
export const declineInvitationAction = action(
  'signed-in',
  AnswerInvitation,
  async ({ person }, { invitation }) => {
    await declineInvitation(person, invitation);
  },
);
