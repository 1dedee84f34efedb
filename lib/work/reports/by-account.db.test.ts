import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { closeSubAccount } from '@/lib/access/sub-accounts/close-sub-account';
import { createRecord } from '@/lib/modules';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { world } from '@/lib/test-support/world';
import { sendMessage } from '@/lib/work/sending/send-message';
import { figuresByAccount } from './by-account';
import { overviewOf } from './report-overview';
import { lastDays } from './report-period';

await testDatabase();

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
