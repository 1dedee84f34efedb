import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { previewAccountDeletion } from '@/lib/access/hosted-accounts/delete-account';
import { listHostedAccounts } from '@/lib/access/hosted-accounts/list-hosted-accounts';
import { addManager } from '@/lib/access/managers/add-manager';
import { previewChange } from '@/lib/access/members/change/preview-change';
import { latestChange } from '@/lib/access/members/list/latest-change';
import { viewMember } from '@/lib/access/members/list/view-member';
import { previewRevocation } from '@/lib/access/members/revoke/preview-revocation';
import { markRead } from '@/lib/access/notifications/mark-read';
import { listPreferences, savePreferences } from '@/lib/access/notifications/preferences';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { renameSelf } from '@/lib/access/people/rename-self';
import { removePicture } from '@/lib/access/pictures/change-picture';
import { viewProfile } from '@/lib/access/profiles/view-profile';
import { roleView } from '@/lib/access/roles/role-view';
import { createRole } from '@/lib/access/roles/save-role';
import { reopenSubAccount } from '@/lib/access/sub-accounts/close-sub-account';
import { createSubAccount } from '@/lib/access/sub-accounts/create-sub-account';
import { listTeams } from '@/lib/access/teams/list-teams';
import { previewArchive } from '@/lib/access/teams/preview-archive';
import { previewRecord, readProgress, reportRecord, work } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { join, person, world } from '@/lib/test-support/world';
import { listApplications } from '@/lib/work/applications/list-applications';
import { pixelSearch } from '@/lib/work/pixels/pixel-search';
import { sendMessage } from '@/lib/work/sending/send-message';
import { sendingOptions } from '@/lib/work/sending/sending-options';

const { admin } = await testDatabase();

/** A member whose role has one permission, without those that each model gives to all of its own roles. */
async function reporter() {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const given = { label: 'Reporter', description: '', base: 'manager', permissions: ['reports.view'] };
  const { id: role } = await createRole(olga, given);
  return { olga, ana, rhea: await join(olga, await person('rhea'), { role }) };
}

const id = '01890000-0000-7000-8000-000000000000';
const campaign = { collection: 'email-campaigns', recordId: id };
const ofOrganisation = ({ person: who, organisation }: WorkspaceContext) =>
  loadOrganisationContext(who, organisation.slug);

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
  ['lists no teams', (rhea) => listTeams(rhea)],
  ['previews no archiving', (rhea) => previewArchive(rhea, work, { teamId: id })],
  ['reads no role', (rhea) => roleView(rhea, id)],
  ['adds no workspace', async (rhea) => createWorkspace(await ofOrganisation(rhea), { name: 'Second' })],
  [
    'adds no manager',
    (rhea, ana) => addManager(rhea, { email: ana.person.email, grants: ['contacts-read'] }),
  ],
  ['lists no applications', (rhea) => listApplications(rhea, pixelSearch.parse({}))],
  ['lists no hosted accounts', (rhea) => listHostedAccounts(rhea)],
  ['previews no deletion of an account', (rhea) => previewAccountDeletion(rhea)],
  ['adds no sub-account', (rhea) => createSubAccount(rhea, { parentId: rhea.workspace.id, name: 'Below' })],
  ['reopens no sub-account', (rhea) => reopenSubAccount(rhea, { accountId: id })],
  ['sees no means to send with', (rhea) => sendingOptions(rhea)],
  [
    'sends no text message',
    (rhea) => sendMessage(rhea, { to: { phone: '+390612345678' }, body: 'Ciao', requestId: id }),
  ],
  ['reads no report of a campaign', (rhea) => reportRecord(rhea, campaign)],
  ['reads no progress of a campaign', (rhea) => readProgress(rhea, campaign)],
  ['previews no campaign', (rhea) => previewRecord(rhea, campaign)],
  ['previews no revocation', (rhea, ana) => previewRevocation(rhea, work, { memberId: ana.member.id })],
];

test.each(attempts)('B7 R4 a role of one other permission %s', async (_, attempt) => {
  const { olga, ana, rhea } = await reporter();
  const before = await everything(admin, olga);
  await expect((async () => attempt(rhea, ana))()).rejects.toBeInstanceOf(Denied);
  expect(await everything(admin, olga)).toEqual(before);
});
