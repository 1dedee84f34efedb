import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { colleague } from '@/lib/test-support/accounts';
import { join, person, world } from '@/lib/test-support/world';
import { createEndpoint, mostEndpoints } from './create-endpoint';
import { deleteEndpoint } from './delete-endpoint';
import { mostSecrets } from './internal/signing-secrets';
import { listDeliveries } from './list-deliveries';
import { listEndpoints, readEndpoint } from './list-endpoints';
import { replayEvents } from './replay-events';
import { rotateSecret } from './rotate-secret';
import { sendTestEvent } from './send-test-event';
import { endpointOf } from './test-support/run-endpoints';
import { updateEndpoint } from './update-endpoint';

const firstPage = { cursor: null, size: 25 } as const;
const { admin } = await testDatabase();
const url = 'https://directory.example.com/hooks/a-secret-of-theirs?key=1';
const fields = { name: 'Directory', url, kinds: null };

beforeEach(async () => {
  await admin`delete from attempts`;
});

const account = () => world({ model: 'account-tree', people: { pia: 'parent-admin' } });

const stored = async ({ workspace }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(e order by e.id) from event_endpoints e where workspace_id = ${workspace.id}) as endpoints,
    (select jsonb_agg(d order by d.id) from event_deliveries d where workspace_id = ${workspace.id}) as deliveries,
    (select count(*) from audit_events where workspace_id = ${workspace.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await stored(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await stored(ctx)).toEqual(before);
}

/** Everything that a person can do to an endpoint. */
const actsOf = (ctx: WorkspaceContext, endpointId: string) => [
  () => createEndpoint(ctx, fields),
  () => updateEndpoint(ctx, { ...fields, endpointId, version: 1, isOn: false }),
  () => rotateSecret(ctx, { endpointId }),
  () => sendTestEvent(ctx, { endpointId }),
  () => replayEvents(ctx, { endpointId, from: 1 }),
  () => deleteEndpoint(ctx, { endpointId }),
];
const readsOf = (ctx: WorkspaceContext, endpointId: string) => [
  () => listEndpoints(ctx),
  () => readEndpoint(ctx, endpointId),
  () => listDeliveries(ctx, endpointId, firstPage),
];

describe('endpoints', () => {
  test('S0.2 WH1 an admin makes one; its secret is shown once, and stored sealed', async () => {
    const { pia } = await account();
    const { id, secret } = await createEndpoint(pia, fields);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [row] = await admin`select e::text as text, encode(secrets, 'escape') as sealed
      from event_endpoints e where id = ${id}`;
    expect(`${row?.text}${row?.sealed}`).not.toContain(secret.slice(6));
    expect(JSON.stringify(await listEndpoints(pia))).not.toContain(secret.slice(6));
    expect(await readEndpoint(pia, id)).toMatchObject({
      ...fields,
      isOn: true,
      previousUntil: null,
      last: null,
    });
  });

  test('B13 every change of one is in the trail, without its secrets and its path', async () => {
    const { pia } = await account();
    const { id } = await createEndpoint(pia, fields);
    await updateEndpoint(pia, { ...fields, endpointId: id, version: 1, name: 'People', isOn: true });
    await rotateSecret(pia, { endpointId: id });
    await deleteEndpoint(pia, { endpointId: id });
    const trail =
      await admin`select event, before, after from audit_events where subject_id = ${id} order by seq`;
    expect(trail.map(({ event }) => event)).toEqual([
      'endpoint.created',
      'endpoint.updated',
      'endpoint.secret-rotated',
      'endpoint.deleted',
    ]);
    expect(trail[0]).toMatchObject({
      after: { name: 'Directory', host: 'directory.example.com', isOn: true },
    });
    expect(JSON.stringify(trail)).not.toMatch(/whsec_|a-secret-of-theirs/);
    expect(await listEndpoints(pia)).toEqual([]);
  });

  test.each(['advanced', 'basic'])('S0.4 S0.5 %s users neither see nor change any', async (role) => {
    const { pia } = await account();
    const { id } = await createEndpoint(pia, fields);
    const uma = await colleague(pia, pia.workspace, 'uma', role);
    for (const attempt of [...actsOf(uma, id), ...readsOf(uma, id)])
      await refused(pia, async () => attempt(), expect.any(Denied));
  });

  test('S2.17 a user with the right to API keys makes one; a user without it does not', async () => {
    const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const dev = await join(olga, await person('dev'), { role: 'additional-user', grants: ['api-keys'] });
    const ida = await join(olga, await person('ida'), { role: 'additional-user', grants: ['contacts-view'] });
    const { id } = await createEndpoint(dev, fields);
    for (const attempt of actsOf(ida, id)) await refused(olga, attempt, expect.any(Denied));
  });

  test('TE1 an endpoint of another workspace answers like none', async () => {
    const [{ pia }, { pia: other }] = [await account(), await account()];
    const { id } = await createEndpoint(pia, fields);
    const [, ...acts] = actsOf(other, id);
    for (const attempt of [...acts, () => readEndpoint(other, id)])
      await refused(pia, attempt, expect.any(NotFound));
    expect((await listDeliveries(other, id, firstPage)).rows).toEqual([]);
  });

  test('B13 an endpoint stays when its maker leaves', async () => {
    const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
    const dev = await join(olga, await person('dev'), { role: 'additional-user', grants: ['api-keys'] });
    const { id } = await createEndpoint(dev, fields);
    await admin`update members set status = 'left' where id = ${dev.member.id}`;
    expect(await readEndpoint(olga, id)).toMatchObject({ isOn: true });
  });

  test('RO7 a change of a version that another person changed is refused', async () => {
    const { pia } = await account();
    const { id } = await createEndpoint(pia, fields);
    await rotateSecret(pia, { endpointId: id });
    const change = () => updateEndpoint(pia, { ...fields, endpointId: id, version: 1, isOn: false });
    await refused(pia, change, new Stale());
  });

  test('LI2 a workspace has at most twenty', async () => {
    const { pia } = await account();
    for (let made = 0; made < mostEndpoints; made++) await endpointOf(pia, url);
    await refused(
      pia,
      () => endpointOf(pia, url),
      expect.objectContaining({ fields: { '': 'too-many-endpoints' } }),
    );
  });

  test('WH1 a rotation that would end an earlier secret too soon is refused', async () => {
    const { pia } = await account();
    const { id } = await createEndpoint(pia, fields);
    for (let made = 1; made < mostSecrets; made++) await rotateSecret(pia, { endpointId: id });
    const next = () => rotateSecret(pia, { endpointId: id });
    await refused(pia, next, expect.objectContaining({ fields: { '': 'too-many-secrets' } }));
  });
});
