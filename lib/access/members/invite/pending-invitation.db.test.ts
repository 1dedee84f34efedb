import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { findInvitation } from '@/lib/access/invitations/find-by-token';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { join, world } from '@/lib/test-support/world';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { revokeAccess } from '../revoke/revoke-access';
import { copyInvitationLink } from './invitation-link';
import { inviteMembers } from './invite-members';
import { renewInvitation } from './renew-invitation';
import { revokeInvitation } from './revoke-invitation';
import { agent, inviteOne, rowOf, tokenOf } from './test-support/invite-one';

const { admin } = await testDatabase();

const refusedOn = (fields: Record<string, string>) => new Invalid(fields);

const refused = refusals(admin);

describe('an open invitation', () => {
  test('S3.7 its link can be copied again, and stays the same', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, link } = await inviteOne(olga);
    expect(await copyInvitationLink(olga, { memberId })).toEqual({ link });
  });

  test('S3.9 IN5 when it is renewed, the earlier link no longer works', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, link, email } = await inviteOne(olga);
    const renewed = await renewInvitation(olga, { memberId });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
    expect((await findInvitation(tokenOf(renewed.link))).state).toBe('open');
    expect(await admin`select 1 from outbox where recipient = ${email}`).toHaveLength(2);
  });

  test('when it has expired, it is listed as such, gives no link, and can be renewed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, email } = await inviteOne(olga);
    await admin`update invitations set expires_at = now() where member_id = ${memberId}`;
    expect(await rowOf(olga, email)).toMatchObject({ invitation: { isExpired: true } });
    const { rows } = await listMembers(olga, memberSearch.parse({ status: 'expired' }));
    expect(rows.map(({ id }) => id)).toEqual([memberId]);
    const copy = () => copyInvitationLink(olga, { memberId });
    await expect(copy()).rejects.toEqual(refusedOn({ '': 'invitation-expired' }));
    await renewInvitation(olga, { memberId });
    await expect(copy()).resolves.toBeDefined();
  });

  test('IN5 when it is revoked, its link no longer works, the person is unlisted, and can be invited again', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId, link, email } = await inviteOne(olga);
    await revokeInvitation(olga, { memberId });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
    expect(await rowOf(olga, email)).toBeUndefined();
    await inviteMembers(olga, { emails: [email], ...agent });
    expect(await rowOf(olga, email)).toMatchObject({ status: 'invited' });
  });

  test('IN5 it ends with the access of its inviter', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const { link } = await inviteOne(mia);
    await revokeAccess(olga, { memberId: mia.member.id });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
  });

  test('it is not a membership: it is revoked as an invitation, and a member is not', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { memberId } = await inviteOne(olga);
    await refused(olga, () => revokeAccess(olga, { memberId }), refusedOn({ '': 'still-invited' }));
    const verbs = [revokeInvitation, renewInvitation, copyInvitationLink];
    for (const verb of verbs) {
      await refused(olga, () => verb(olga, { memberId: ana.member.id }), refusedOn({ '': 'already-joined' }));
    }
  });

  test('TE1 of another tenant it is not found', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    await join(paul, olga.person, { role: 'agent' });
    const { memberId } = await inviteOne(paul);
    for (const verb of [revokeInvitation, renewInvitation, copyInvitationLink]) {
      await refused(paul, () => verb(olga, { memberId }), new NotFound());
    }
  });
});
