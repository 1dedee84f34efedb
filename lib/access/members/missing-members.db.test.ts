import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { work } from '@/lib/modules';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { previewChange } from './change/preview-change';
import { checkEmails } from './invite/check-emails';
import { latestChange } from './list/latest-change';
import { viewMember } from './list/view-member';
import { previewRevocation } from './revoke/preview-revocation';
import { revokeAccess } from './revoke/revoke-access';

const { admin } = await testDatabase();
const refused = refusals(admin);

test('R6 TE1 a member of another workspace and a missing one are previewed and shown to no one', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
  for (const memberId of [pia.member.id, v7()]) {
    const access = { memberId, role: 'agent', restrictions: [] };
    await refused(olga, () => previewChange(olga, work, access), new NotFound());
    await refused(olga, () => previewRevocation(olga, work, { memberId }), new NotFound());
    await refused(olga, () => latestChange(olga, { memberId }), new NotFound());
    await refused(olga, () => viewMember(olga, memberId), new NotFound());
  }
});

test('B12 S1.1 an agent, who may not invite, does not learn which addresses could be invited', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const emails = [olga.person.email];
  await refused(olga, () => checkEmails(ana, { emails }), expect.any(Denied));
  await expect(checkEmails(olga, { emails })).resolves.toHaveLength(1);
});

test('RV5 revoking again with another successor is refused, and the work stays with the first', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  const { id: memberId } = ana.member;
  await revokeAccess(olga, { memberId, successorId: ben.member.id });
  await refused(olga, () => revokeAccess(olga, { memberId, successorId: olga.member.id }), new Stale());
  await refused(olga, () => revokeAccess(olga, { memberId }), new Stale());
});
