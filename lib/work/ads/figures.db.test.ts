import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { reportRecord, transitionRecord } from '@/lib/modules';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { advertiser } from '@/lib/test-support/ads';
import { recordsOf } from '@/lib/test-support/records';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';
import { receiveFigures } from './receive-figures';

const { admin } = await testDatabase();

/** A running ad, and its account. */
async function running() {
  const scene = await advertiser();
  await transitionRecord(scene.owner, { ...scene.ad, transition: 'launch' });
  return scene;
}

type Scene = Awaited<ReturnType<typeof running>>;

const seconds = () => Math.floor(Date.now() / 1_000);
const figures = (ad: { recordId: string }, more: object = {}) =>
  JSON.stringify({ ad: ad.recordId, day: '2027-03-01', shown: 900, spent: 12, ...more });
const addressOf = ({ owner, id }: Pick<Scene, 'owner' | 'id'>) => ({
  workspaceId: owner.workspace.id,
  accountId: id,
});
const post = ({ owner, id, secret }: Pick<Scene, 'owner' | 'id' | 'secret'>, body: string) =>
  receiveFigures(addressOf({ owner, id }), sign(secret, body, seconds()), body);

/** The rows that refused figures could have changed. */
const snapshot = async (ctx: WorkspaceContext) => [
  await recordsOf(admin, ctx),
  await admin`select * from record_figures where workspace_id = ${ctx.workspace.id}`,
];

test('S2.15 figures come back into the report of the ad, and replace those of their day', async () => {
  const scene = await running();
  await post(scene, figures(scene.ad));
  await post(scene, figures(scene.ad, { shown: 1_840, spent: 24 }));
  await post(scene, figures(scene.ad, { day: '2027-03-02', shown: 60, spent: 1 }));
  const { totals } = await reportRecord(scene.owner, scene.ad);
  expect(totals).toEqual({ shown: 1_900, clicked: 0, spent: 25 });
  const log = { collection: 'ad-accounts', recordId: scene.id };
  expect((await listDeliveries(scene.owner, log)).attempts).toMatchObject(
    Array(3).fill({ direction: 'in', about: 'figures', outcome: 'taken' }),
  );
});

test('S2.15 TE1 figures with a forged signature or of another account are refused, and nothing changes', async () => {
  const [scene, other] = [await running(), await running()];
  const body = figures(scene.ad);
  const before = await snapshot(scene.owner);
  const forgeries = [
    { ...scene, secret: other.secret },
    { ...scene, id: other.id },
    { ...scene, owner: other.owner },
  ];
  for (const forged of forgeries) await expect(post(forged, body)).rejects.toBeInstanceOf(Unauthenticated);
  const { secret } = scene;
  for (const signature of [null, sign(secret, `${body} `, seconds()), sign(secret, body, 1)])
    await expect(receiveFigures(addressOf(scene), signature, body)).rejects.toBeInstanceOf(Unauthenticated);
  await expect(post(other, body)).rejects.toEqual(new Invalid({ ad: 'invalid' }));
  expect(await snapshot(scene.owner)).toEqual(before);
});

test('S2.15 SA8 figures at a malformed address are refused like those with a forged signature', async () => {
  const { owner, id, secret } = await running();
  const body = figures({ recordId: id });
  for (const at of [
    { workspaceId: owner.workspace.id, accountId: 'none' },
    { workspaceId: '', accountId: id },
  ])
    await expect(receiveFigures(at, sign(secret, body, seconds()), body)).rejects.toBeInstanceOf(
      Unauthenticated,
    );
});

test('S2.15 figures of a closed workspace are refused, and nothing changes', async () => {
  const scene = await running();
  await admin`update workspaces set closed_at = now() where id = ${scene.owner.workspace.id}`;
  const before = await snapshot(scene.owner);
  await expect(post(scene, figures(scene.ad))).rejects.toBeInstanceOf(Unauthenticated);
  expect(await snapshot(scene.owner)).toEqual(before);
});

test('S2.15 figures of a draft, or of another shape, are refused by field', async () => {
  const scene = await advertiser();
  const before = await snapshot(scene.owner);
  const faults: [body: string, fields: object][] = [
    [figures(scene.ad), { ad: 'invalid' }],
    ['[', { '': 'invalid' }],
    [figures(scene.ad, { shown: -1 }), { shown: 'invalid' }],
    [figures(scene.ad, { spent: 0.5 }), { spent: 'invalid' }],
    [figures(scene.ad, { day: 'today' }), { day: 'invalid' }],
  ];
  for (const [body, fields] of faults)
    await expect(post(scene, body), body).rejects.toMatchObject({ fields });
  expect(await snapshot(scene.owner)).toEqual(before);
});

test('S2.15 figures of a disconnected account are refused', async () => {
  const scene = await advertiser();
  const account = { collection: 'ad-accounts', recordId: scene.id, version: 2 };
  await transitionRecord(scene.owner, { ...account, transition: 'disconnect' });
  const before = await snapshot(scene.owner);
  await expect(post(scene, figures(scene.ad))).rejects.toMatchObject({ reason: 'disconnected' });
  expect(await snapshot(scene.owner)).toEqual(before);
});
