import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { loadOrganisationContext, loadWorkspaceContext } from '@/lib/access/context/context';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { difference, verdict } from '@/lib/policy/changes/difference';
import { again, join, person, world } from '@/lib/test-support/world';
import { previewRole } from './preview-role';
import { createRole, updateRole } from './save-role';

const { admin } = await testDatabase();

const press = {
  label: 'Press',
  description: '',
  base: 'manager',
  permissions: ['contacts.view', 'contacts.export', 'reports.view'],
};

/** Three holders in two workspaces: Petra, Rita without data export, and Nora, who is suspended. */
async function scene() {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const role = await createRole(olga, press);
  const organisation = await loadOrganisationContext(olga.person, olga.organisation.slug);
  const { slug } = await createWorkspace(organisation, { name: 'Annex' });
  const annex = await loadWorkspaceContext(olga.person, slug);
  const holders = {
    petra: await join(await again(olga), await person('petra'), role.id),
    rita: await join(await again(olga), await person('rita'), {
      role: role.id,
      restrictions: ['data-export'],
    }),
    nora: await join(await again(annex), await person('nora'), role.id),
  };
  await suspendMembers(annex, { chosen: [holders.nora.member], reason: '', until: null });
  return { olga: await again(olga), ana, role, holders };
}

const stored = ({ organisation }: WorkspaceContext) => admin`
  select (select json_agg(r) from custom_roles r where organisation_id = ${organisation.id}) as roles,
    (select count(*) from audit_events where organisation_id = ${organisation.id}) as events`;

test('B2 a changed role names its holders in every workspace, and what each gains or loses', async () => {
  const { olga, role } = await scene();
  const before = await stored(olga);
  const effect = await previewRole(olga, { id: role.id, permissions: ['contacts.view', 'shortcuts.view'] });
  expect(await stored(olga)).toEqual(before);
  expect(effect).toMatchObject({ holders: 3, changed: 3 });
  expect(effect.features).toEqual(
    expect.arrayContaining([
      { feature: 'contacts', gain: 0, lose: 2 },
      { feature: 'reports', gain: 0, lose: 3 },
      { feature: 'shortcuts', gain: 3, lose: 0 },
    ]),
  );
  expect(effect.people.map(({ name, workspace }) => [name, workspace])).toEqual([
    ['nora', 'Annex'],
    ['petra', olga.workspace.name],
    ['rita', olga.workspace.name],
  ]);
});

test('B2 the preview says of each holder what saving does', async () => {
  const { olga, role, holders } = await scene();
  const permissions = ['contacts.view', 'reports.view'];
  const { people } = await previewRole(olga, { id: role.id, permissions });
  await updateRole(olga, { ...press, id: role.id, version: 1, permissions });
  for (const before of [holders.petra, holders.rita]) {
    const after = await again(before);
    const word = verdict(difference(before.access.compiled, after.access.compiled));
    const said = people.find(({ memberId }) => memberId === before.member.id)?.verdict ?? 'same';
    expect(said, before.person.name).toBe(word);
  }
  expect(people.map(({ name, verdict: word }) => [name, word])).toEqual([
    ['nora', 'less'],
    ['petra', 'less'],
  ]);
});

test('B2 holders who have the console open are named first', async () => {
  const { olga, role, holders } = await scene();
  const { workspace, member } = holders.rita;
  await admin`insert into presence (workspace_id, member_id, connection_id) values (${workspace.id}, ${member.id}, ${crypto.randomUUID()})`;
  const { people } = await previewRole(olga, { id: role.id, permissions: ['contacts.view'] });
  expect(people.map(({ name, isOnline }) => [name, isOnline])).toEqual([
    ['rita', true],
    ['nora', false],
    ['petra', false],
  ]);
});

test('B2 R6 a person who may not change roles learns nothing of their holders', async () => {
  const { olga, ana, role, holders } = await scene();
  const { stella } = await world({ people: { stella: 'owner' } });
  const input = { id: role.id, permissions: ['contacts.view'] };
  for (const who of [ana, holders.petra])
    await expect(async () => previewRole(who, input)).rejects.toThrow(Denied);
  await expect(previewRole(stella, input)).rejects.toThrow(NotFound);
  const beyond = { id: role.id, permissions: ['billing.update'] };
  await expect(previewRole(olga, beyond)).rejects.toThrow(Invalid);
});
