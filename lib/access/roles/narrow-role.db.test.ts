import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { previewChange } from '@/lib/access/members/change/preview-change';
import { latestChange } from '@/lib/access/members/list/latest-change';
import { viewMember } from '@/lib/access/members/list/view-member';
import { previewRevocation } from '@/lib/access/members/revoke/preview-revocation';
import { markRead } from '@/lib/access/notifications/mark-read';
import { listPreferences, savePreferences } from '@/lib/access/notifications/preferences';
import { renameSelf } from '@/lib/access/people/rename-self';
import { removePicture } from '@/lib/access/pictures/change-picture';
import { viewProfile } from '@/lib/access/profiles/view-profile';
import { work } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { join, organisationWith, person } from '@/lib/test-support/people';
import { everything } from '@/lib/test-support/work';
import { createRole } from './save-role';

const { admin } = await testDatabase();

/** A member whose role is made of one permission: what each model gives to all of its own roles is missing. */
async function reporter() {
  const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
  const given = { label: 'Reporter', description: '', base: 'manager', permissions: ['reports.view'] };
  const { id: role } = await createRole(olga, given);
  return { olga, ana, rhea: await join(olga, await person('rhea'), { role }) };
}

const id = '01890000-0000-7000-8000-000000000000';
const attempts: [what: string, attempt: (rhea: WorkspaceContext, ana: WorkspaceContext) => unknown][] = [
  ['reads no preferences', (rhea) => listPreferences(rhea)],
  ['chooses no notifications', (rhea) => savePreferences(rhea, { preferences: [] })],
  ['marks no notification', (rhea) => markRead(rhea, { id, andEarlier: true })],
  ['keeps its name', (rhea) => renameSelf(rhea, { from: 'rhea', name: 'Rhea' })],
  ['keeps its picture', (rhea) => removePicture(rhea)],
  ['sees no member', (rhea, ana) => viewMember(rhea, ana.member.id)],
  ['sees no account of a member', (rhea, ana) => viewProfile(rhea, ana.member.id)],
  ['sees no latest change', (rhea, ana) => latestChange(rhea, { memberId: ana.member.id })],
  [
    'previews no change',
    (rhea, ana) => previewChange(rhea, work, { memberId: ana.member.id, role: 'agent', restrictions: [] }),
  ],
  ['previews no revocation', (rhea, ana) => previewRevocation(rhea, work, { memberId: ana.member.id })],
];

test.each(attempts)('B7 R4 a role of one other permission %s', async (_, attempt) => {
  const { olga, ana, rhea } = await reporter();
  const before = await everything(admin, olga);
  await expect((async () => attempt(rhea, ana))()).rejects.toBeInstanceOf(Denied);
  expect(await everything(admin, olga)).toEqual(before);
});
