import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { closeSubAccount } from '@/lib/access/sub-accounts/close-sub-account';
import { createRecord, openExport } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, world } from '@/lib/test-support/world';
import { topUp } from '@/lib/work/credit/top-up';
import { sendMessage } from '@/lib/work/sending/send-message';
import { figuresByAccount } from './by-account';
import { figuresByChannel } from './by-channel';
import { overviewOf } from './report-overview';
import { lastDays, reportSearch } from './report-period';
import { startReportsExport } from './start-reports-export';

const { admin } = await testDatabase();

const period = lastDays({ timeZone: 'UTC' }, 30);

async function send(ctx: WorkspaceContext, times: number, from = 0) {
  for (let n = from; n < from + times; n++) {
    const to = { phone: `+3906123450${n}${n}` };
    await sendMessage(ctx, { to, body: 'Buongiorno', requestId: crypto.randomUUID() });
  }
}

async function connect(ctx: WorkspaceContext) {
  const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
  await createRecord(ctx, { collection: 'channels', name: 'SMS', fields });
}

test('S1.21 S1.32 an agent gets no figures of accounts', async () => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await expect(async () => figuresByAccount(ana, period)).rejects.toBeInstanceOf(Denied);
});

describe('delivery and cost in the reports of an account tree', () => {
  test('S0.2 S0.3 S0.4 S0.5 delivered, failed and credits are reported by account and by channel', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await admin`update workspaces set flags = '{prepaid}' where id = ${pia.workspace.id}`;
    const parent = await again(pia);
    const north = await inAccount(pia.person, await accountUnder(parent, 'North'));
    const ada = await colleague(parent, north.workspace, 'ada', 'advanced');
    const bea = await colleague(parent, north.workspace, 'bea', 'basic');
    await topUp(parent, { credits: 100, reference: '', requestId: crypto.randomUUID() });
    await connect(parent);
    await send(parent, 1);
    await send(ada, 3);
    await send(bea, 1, 5);
    await admin`update messages set delivery = 'delivered' where author_id = ${ada.member.id}`;
    await admin`update messages set delivery = 'failed' where author_id = ${bea.member.id}`;
    expect(await figuresByAccount(parent, period)).toMatchObject([
      { answers: 1, delivered: 0, failed: 0, credits: 1 },
      { name: 'North', answers: 4, delivered: 3, failed: 1, credits: 4 },
    ]);
    const all = { channel: 'sms', sent: 4, delivered: 3, failed: 1, credits: 4 };
    expect(await figuresByChannel(ada, period)).toEqual([all]);
    expect(await figuresByChannel(bea, period), 'S0.5 her own alone').toEqual([
      { ...all, sent: 1, delivered: 0, credits: 1 },
    ]);
    const { exportId } = await startReportsExport(parent, reportSearch.parse({}));
    const file = await openExport(parent.person, parent.workspace.slug, exportId);
    const text = await new Response(file.body).text();
    expect(text).toContain('account,North,4,4,0,4,,3,1,4');
    expect(text).toContain('channel,sms,,,,1,,0,0,1');
  });

  test('S1.21 an agent gets no figures of channels', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await expect(async () => figuresByChannel(ana, period)).rejects.toBeInstanceOf(Denied);
  });
});

describe('reports of an account tree', () => {
  test('S0.2 S0.3 S0.4 S0.5 admins report on their account and those below, other roles on less', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
    const shop = await inAccount(pia.person, await accountUnder(north, 'Shop'));
    const south = await accountUnder(pia, 'South');
    const sam = await colleague(pia, north.workspace, 'sam', 'sub-account-admin');
    const ada = await colleague(pia, north.workspace, 'ada', 'advanced');
    const bea = await colleague(pia, north.workspace, 'bea', 'basic');
    for (const ctx of [pia, north, shop]) await connect(ctx);
    await send(pia, 1);
    await send(sam, 2);
    await send(bea, 1, 5);
    await send(shop, 3);
    const lines = async (ctx: WorkspaceContext) =>
      (await figuresByAccount(ctx, period)).map(({ name, depth, answers }) => [name, depth, answers]);
    expect(await lines(pia)).toEqual([
      ['Workspace of pia', 0, 1],
      ['North', 1, 3],
      ['Shop', 2, 3],
      ['South', 1, 0],
    ]);
    expect(await lines(sam)).toEqual([
      ['North', 0, 3],
      ['Shop', 1, 3],
    ]);
    expect(await lines(ada)).toEqual([]);
    expect(await lines(bea)).toEqual([]);
    expect(await overviewOf(ada, period)).toMatchObject({ opened: 3, sent: 3 });
    expect(await overviewOf(bea, period), 'S0.5 her own alone').toMatchObject({ opened: 1, sent: 1 });
    await closeSubAccount(pia, { accountId: south.id });
    expect((await lines(pia)).map(([name]) => name)).toEqual(['Workspace of pia', 'North', 'Shop']);
  });
});
