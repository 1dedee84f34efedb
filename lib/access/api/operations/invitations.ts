import 'server-only';
import { z } from 'zod';
import { copyInvitationLink } from '@/lib/access/members/invite/invitation-link';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { operation } from '../operation';
import { givenAccess, memberFields, memberParams } from './member-shape';

/** An invitation as its sender gets it: without a mail server the link is passed on by the program (S3.8). */
const sent = { email: z.string(), link: z.string(), isMailed: z.boolean() };

/** Invites people with one access for all (S1.8, B12). Addresses that cannot be invited are skipped and named. */
const inviteOperation = operation({
  id: 'inviteMembers',
  method: 'POST',
  path: '/invitations',
  scope: 'users.invite',
  status: 201,
  body: z.strictObject({
    emails: z
      .array(z.string('invalid').trim().max(1_000, 'too-long'), 'invalid')
      .min(1, 'required')
      .max(50, 'too-many-addresses'),
    role: givenAccess.role,
    restrictions: givenAccess.restrictions.default([]),
    rights: givenAccess.rights.optional(),
  }),
  example: { emails: ['ada@example.com'], role: 'basic' },
  answer: z.strictObject({
    invited: z.array(z.strictObject({ memberId: z.uuid(), ...sent })),
    skipped: z.array(z.strictObject({ email: z.string(), code: z.string() })),
  }),
  fields: memberFields,
  run: async ({ ctx, body: { rights, ...given } }) => {
    const { invited, skipped } = await inviteMembers(ctx, { ...given, ...(rights && { grants: rights }) });
    return {
      invited: invited.map(({ memberId, email, link, isMailed }) => ({ memberId, email, link, isMailed })),
      skipped: skipped.map(({ email, reason }) => ({ email, code: reason })),
    };
  },
});

/** Sends the invitation again; the earlier link stops working (S3.9). */
const renewInvitationOperation = operation({
  id: 'renewInvitation',
  method: 'POST',
  path: '/invitations/{memberId}/renew',
  scope: 'users.invite',
  status: 200,
  params: memberParams,
  answer: z.strictObject(sent),
  run: async ({ ctx, params }) => {
    const { email, link, isMailed } = await renewInvitation(ctx, params);
    return { email, link, isMailed };
  },
});

/** The link of an open invitation, to pass on again (S3.7). */
const invitationLinkOperation = operation({
  id: 'getInvitationLink',
  method: 'GET',
  path: '/invitations/{memberId}/link',
  scope: 'users.invite',
  status: 200,
  params: memberParams,
  answer: z.strictObject({ link: z.string() }),
  run: ({ ctx, params }) => copyInvitationLink(ctx, params),
});

const revokeInvitationOperation = operation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/invitations/{memberId}',
  scope: 'users.revoke',
  status: 200,
  params: memberParams,
  answer: z.strictObject({ id: z.uuid() }),
  run: async ({ ctx, params }) => {
    await revokeInvitation(ctx, params);
    return { id: params.memberId };
  },
});

export const invitationOperations = [
  inviteOperation,
  renewInvitationOperation,
  invitationLinkOperation,
  revokeInvitationOperation,
];
