import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { assignmentIn } from '@/lib/access/context/assignment';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { permissionsOf } from '@/lib/policy/permission-table';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { everything, giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

async function desk() {
  const { olga, mia, ana } = await world({
    people: {
      olga: 'owner',
      mia: { role: 'manager', restrictions: ['data-export', 'contact-deletion'] },
      ana: { role: 'agent', restrictions: ['visibility-own'] },
    },
  });
  const token = await keyOf(admin, olga);
  const ask = async (subject: object, name: string, resource: object) =>
    (
      await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
        ...{ subject: { type: 'user', ...subject }, action: { name }, resource },
      })
    ).body;
  return { olga, mia, ana, ask, workspace: { type: 'workspace', id: olga.workspace.slug } };
}

test('B13 B2 a supposed level, restrictions and rights are decided as the engine decides them', async () => {
  const { olga, ana } = await desk();
  const token = await keyOf(admin, olga);
  const supposed = [
    { role: 'owner', restrictions: [], rights: [] },
    { role: 'manager', restrictions: ['data-export'], rights: [] },
    { role: 'agent', restrictions: ['shortcuts'], rights: [] },
    { role: 'manager', restrictions: ['no-such'], rights: [] },
    { role: 'no-such', restrictions: [], rights: [] },
  ];
  const asked = permissionsOf(olga.model.catalogue, olga.model.features).filter(
    ({ about }) => about === 'workspace',
  );
  const before = await everything(admin, olga);
  for (const { role, restrictions, rights } of supposed) {
    const given = { role, restrictions, grants: rights, status: 'active' } as const;
    const access = accessOf(olga.model, assignmentIn(olga, given), ana.access.self);
    const { body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluations', {
      subject: { type: 'user', id: ana.member.id, properties: { role, restrictions, rights } },
      resource: { type: 'workspace', id: olga.workspace.slug },
      evaluations: asked.map(({ permission }) => ({ action: { name: permission } })),
    });
    expect(body.evaluations.map(({ decision }) => decision)).toEqual(
      asked.map(({ permission }) => decide(access, permission, { kind: 'workspace' }).allowed),
    );
  }
  expect(await everything(admin, olga)).toEqual(before);
});

test('B13 what a question omits is as stored, as far as the supposed level can have it', async () => {
  const { mia, ask, workspace } = await desk();
  const { id } = mia.member;
  expect(await ask({ id, properties: { restrictions: [] } }, 'contacts.export', workspace)).toMatchObject({
    decision: true,
  });
  expect(await ask({ id, properties: { role: 'manager' } }, 'contacts.export', workspace)).toMatchObject({
    ...{ decision: false, context: { rule: { kind: 'restriction', id: 'data-export' } } },
  });
  expect(await ask({ id, properties: { role: 'owner' } }, 'contacts.export', workspace)).toMatchObject({
    decision: true,
  });
  expect(await ask({ id, properties: { department: 'Sales' } }, 'contacts.export', workspace)).toMatchObject({
    decision: false,
  });
});

test('B13 B5 a supposed end decides by the clock of the database, and a later one renews an ended membership', async () => {
  const { mia, ask, workspace } = await desk();
  const { id } = mia.member;
  const until = (endsAt: string) => ask({ id, properties: { endsAt } }, 'users.view', workspace);
  expect(await until('2020-01-01T00:00:00Z')).toMatchObject({
    ...{ decision: false, context: { rule: { kind: 'status', id: 'ended' } } },
  });
  expect(await until('9999-01-01T00:00:00+02:00')).toMatchObject({ decision: true });
  await admin`update members set ends_at = now() - interval '1 minute' where id = ${id}`;
  expect(await ask({ id }, 'users.view', workspace)).toMatchObject({ decision: false });
  expect(await until('9999-01-01T00:00:00Z')).toMatchObject({ decision: true });
  await admin`update members set status = 'suspended' where id = ${id}`;
  expect(await until('9999-01-01T00:00:00Z')).toMatchObject({
    ...{ decision: false, context: { rule: { kind: 'status', id: 'suspended' } } },
  });
});

test('B13 S1.23 a record is supposed to be assigned to a member or a team', async () => {
  const { olga, ana, ask } = await desk();
  await giveContacts(admin, olga, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const view = (properties?: object, id: string = contact?.id) =>
    ask({ id: ana.member.id }, 'messages.view-contacts', { type: 'contact', id, properties });
  expect(await view()).toMatchObject({
    decision: false,
    context: { rule: { kind: 'restriction', id: 'visibility-own' } },
  });
  expect(await view({ seat: ana.member.id })).toMatchObject({ decision: true });
  expect(await view({ seat: olga.member.id })).toMatchObject({ decision: false });
  expect(await view({ seat: null })).toMatchObject({ decision: false });
  expect(await view({ team: 'x' })).toMatchObject({ decision: false });
  expect(await view({ seat: ana.member.id }, 'a contact to come')).toMatchObject({ decision: true });
});

test('B13 R6 what is supposed about an unseen contact answers like about one that does not exist', async () => {
  const { olga, ben } = await world({
    model: 'feature-grants',
    people: { olga: 'owner', ben: { role: 'additional-user', grants: [] } },
  });
  await giveContacts(admin, olga, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const token = await keyOf(admin, ben);
  const answers = ['01900000-0000-7000-8000-000000000000', contact?.id].map(async (id) => {
    const { body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
      subject: { type: 'user', id: olga.member.id },
      action: { name: 'contacts.update' },
      resource: { type: 'contact', id, properties: { team: null } },
    });
    return body;
  });
  const [absent, unseen] = await Promise.all(answers);
  expect(unseen).toEqual(absent);
});

test('B13 R3 whether an access may be given is asked with the access as the resource', async () => {
  const { mia, ask } = await desk();
  const give = (properties?: object) =>
    ask({ id: mia.member.id }, 'users.invite', { type: 'assignment', id: 'new', properties });
  expect(await give({ role: 'agent' })).toMatchObject({ decision: true });
  expect(await give({ role: 'owner' })).toMatchObject({
    ...{ decision: false, context: { rule: { kind: 'guard', id: 'assigns' } } },
  });
  expect(await give()).toMatchObject({
    decision: false,
    context: { rule: { kind: 'unknown', id: 'resource' } },
  });
});
