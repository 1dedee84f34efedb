import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, loadWorkspaceContext } from '@/lib/access/context/context';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { workspaceModels } from '@/lib/access/models/registry';
import { pausedWhileClosed } from '@/lib/access/workspaces/pause-jobs';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { tryOnce } from '@/lib/platform/jobs/run-jobs';
import { accountUnder } from '@/lib/test-support/accounts';
import { accountRows, hosting } from '@/lib/test-support/hosted';
import { giveContacts } from '@/lib/test-support/work';
import { type again, join, person, world } from '@/lib/test-support/world';
import { closeWorkspace, reopenWorkspace } from './close-workspace';
import { createWorkspace } from './create-workspace';
import { listWorkspaces } from './list-workspaces';
import { previewClosing } from './preview-closing';
import { renameWorkspace } from './rename-workspace';

const { admin: database } = await testDatabase();

type Ctx = Awaited<ReturnType<typeof again>>;
const ofOrganisation = (ctx: Ctx) => loadOrganisationContext(ctx.person, ctx.organisation.slug);

const stored = ({ organisation }: Ctx) => database`
  select w.id, name, closed_at, version, (select count(*) from audit_events where organisation_id = ${organisation.id})
  from workspaces w where organisation_id = ${organisation.id} order by w.id`;

async function refused(ctx: Ctx, attempt: () => Promise<unknown>, by: unknown) {
  const before = await stored(ctx);
  await expect(attempt()).rejects.toThrow(by as Error);
  expect(await stored(ctx)).toEqual(before);
}

test.each(workspaceModels.map(({ id, roles }) => [id, Object.keys(roles)[0] ?? ''] as const))(
  'R2 R7 an administrator of an organisation of %s creates, renames, closes and reopens a workspace',
  async (model, top) => {
    const { olga } = await world({ model, people: { olga: top } });
    const ctx = await ofOrganisation(olga);
    const { id, slug } = await createWorkspace(ctx, { name: '  Second ' });
    const entered = await loadWorkspaceContext(olga.person, slug);
    expect(entered.model.roles[entered.member.role]?.top).toBe(true);
    await renameWorkspace(ctx, { workspaceId: id, version: 1, name: 'Other' });
    await closeWorkspace(ctx, { workspaceId: id });
    await expect(loadWorkspaceContext(olga.person, slug)).rejects.toThrow(NotFound);
    expect((await listMemberships(olga.person.userId)).map(({ workspace }) => workspace.slug)).not.toContain(
      slug,
    );
    await reopenWorkspace(ctx, { workspaceId: id });
    expect((await loadWorkspaceContext(olga.person, slug)).workspace.name).toBe('Other');
    const events =
      await database`select event from audit_events where organisation_id = ${ctx.organisation.id}
      and workspace_id = ${id} order by seq`;
    expect(events.map(({ event }) => event)).toEqual([
      'workspace.created',
      'member.founded',
      'workspace.updated',
      'workspaces.closed',
      'workspaces.reopened',
    ]);
  },
);

test('R2 an organisation keeps an open workspace, even when two are closed at the same time', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ctx = await ofOrganisation(olga);
  const last = new Invalid({ '': 'last-workspace' });
  await refused(olga, () => closeWorkspace(ctx, { workspaceId: olga.workspace.id }), last);
  const { id } = await createWorkspace(ctx, { name: 'Second' });
  const closings = [olga.workspace.id, id].map((workspaceId) => closeWorkspace(ctx, { workspaceId }));
  const outcomes = await Promise.allSettled(closings);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listWorkspaces(ctx)).filter(({ closedAt }) => !closedAt)).toHaveLength(1);
});

test('R3 TE1 members who do not administer the organisation, and administrators of another, change nothing', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'owner' } });
  const { id: workspaceId } = await createWorkspace(await ofOrganisation(olga), { name: 'Second' });
  const { otto } = await world({ people: { otto: 'owner' } });
  for (const [actor, error] of [
    [ana, Denied],
    [otto, NotFound],
  ] as const) {
    const ctx = await ofOrganisation(actor);
    if (actor === ana) {
      await refused(olga, () => createWorkspace(ctx, { name: 'Mine' }), error);
      await refused(olga, async () => listWorkspaces(ctx), error);
    }
    for (const attempt of [
      () => renameWorkspace(ctx, { workspaceId, version: 1, name: 'Mine' }),
      () => closeWorkspace(ctx, { workspaceId }),
      () => reopenWorkspace(ctx, { workspaceId }),
      async () => previewClosing(ctx, work, { workspaceId }),
    ])
      await refused(olga, attempt, error);
  }
});

test('RO7 a name from an older version, an empty name and a closed workspace are refused', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ctx = await ofOrganisation(olga);
  const { id: workspaceId } = await createWorkspace(ctx, { name: 'Second' });
  const rename = (version: number, name: string) => () =>
    renameWorkspace(ctx, { workspaceId, version, name });
  await rename(1, 'Third')();
  await refused(olga, rename(1, 'Fourth'), Stale);
  await refused(olga, rename(2, ' '), new Invalid({ name: 'name' }));
  await closeWorkspace(ctx, { workspaceId });
  await refused(olga, rename(2, 'Fourth'), NotFound);
  await refused(olga, () => closeWorkspace(ctx, { workspaceId }), NotFound);
});

test('R6 S3.12 neither an open workspace is reopened, nor one due to be erased, nor one below a closed one', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const ctx = await ofOrganisation(pia);
  const second = await createWorkspace(ctx, { name: 'Second' });
  const below = await accountUnder(pia, 'Below', second);
  const reopen = (workspaceId: string) => () => reopenWorkspace(ctx, { workspaceId });
  await refused(pia, reopen(second.id), NotFound);
  await closeWorkspace(ctx, { workspaceId: second.id });
  await refused(pia, reopen(below.id), new Invalid({ '': 'closed-above' }));
  await database`update workspaces set erase_at = now() where id = ${second.id}`;
  await refused(pia, reopen(second.id), NotFound);
});

test('B2 the preview of closing counts people, invitations and work, of every workspace below', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ctx = await ofOrganisation(olga);
  const second = await loadWorkspaceContext(
    olga.person,
    (await createWorkspace(ctx, { name: 'Second' })).slug,
  );
  await join(second, await person('ana'), 'agent');
  await giveContacts(database, second, 3);
  expect(await previewClosing(ctx, work, { workspaceId: second.workspace.id })).toMatchObject({
    workspaces: 1,
    people: 2,
    invited: 0,
    contacts: 3,
    runningSendings: 0,
  });
});

test('R4 a job of a closed workspace waits, and runs once it is open again', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const ctx = await ofOrganisation(olga);
  const { id: workspaceId } = await createWorkspace(ctx, { name: 'Second' });
  const ran: string[] = [];
  const handler = pausedWhileClosed({
    kinds: ['message'],
    attempt: async ({ id }) => {
      ran.push(id);
      return 'done';
    },
  });
  const [queued] = await database`insert into outbox (id, recipient, job) values (gen_random_uuid(), '',
    ${database.json({ kind: 'message', workspaceId })}) returning id, job, tries`;
  await closeWorkspace(ctx, { workspaceId });
  expect(await tryOnce(handler, queued as never)).toEqual({ isDone: true, retryIn: 300 });
  expect(ran).toEqual([]);
  await reopenWorkspace(ctx, { workspaceId });
  expect((await tryOnce(handler, queued as never)).isDone).toBe(true);
  expect(ran).toEqual([queued?.id]);
});

test('S3.15 the organisation of the host leaves an account alone that does not delegate', async () => {
  const { host, admin } = await hosting();
  const ctx = await ofOrganisation(host);
  const workspaceId = admin.workspace.id;
  await changeDelegation(admin, { isDelegated: false });
  const before = await accountRows(database, admin);
  const error = new Invalid({ '': 'not-delegated' });
  await refused(host, () => closeWorkspace(ctx, { workspaceId }), error);
  await refused(host, () => renameWorkspace(ctx, { workspaceId, version: 1, name: 'x' }), error);
  await refused(host, () => previewClosing(ctx, work, { workspaceId }), error);
  expect(await accountRows(database, admin)).toEqual(before);
  expect((await listWorkspaces(ctx)).find(({ id }) => id === workspaceId)?.users).toBeNull();
});
