import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { sign } from '@/lib/platform/http/signature';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, world } from '@/lib/test-support/world';
import { creditOverview, creditSearch } from '@/lib/work/credit/credit-overview';
import { topUp } from '@/lib/work/credit/top-up';
import { receivePost } from '@/lib/work/inbox/channels/webhook/receive-post';
import { listUnsubscribed, unsubscribedSearch } from '@/lib/work/unsubscribed/list-unsubscribed';
import { resubscribe } from '@/lib/work/unsubscribed/resubscribe';
import { sendMessage } from './send-message';
import { sendingOptions } from './sending-options';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from outbox`;
});

const requestId = () => crypto.randomUUID();
const phone = '+390612345678';
const text = (to: { phone: string } | { listId: string }, body = 'Buongiorno') => ({
  to,
  body,
  requestId: requestId(),
});

async function connected(ctx: WorkspaceContext) {
  const { id, secrets } = await createRecord(ctx, {
    collection: 'channels',
    name: 'Text messages',
    fields: { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' },
  });
  return { id, secret: secrets.secret ?? '' };
}

async function prepaidWith(credits: number) {
  const { pia: root } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  await admin`update workspaces set flags = '{prepaid}' where id = ${root.workspace.id}`;
  const pia = await again(root);
  await topUp(pia, { credits, reference: '', requestId: requestId() });
  return pia;
}

const stored = async ({ organisation }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(m order by m.id) from messages m join workspaces w on w.id = m.workspace_id
      where w.organisation_id = ${organisation.id}) as messages,
    (select count(*) from contacts c join workspaces w on w.id = c.workspace_id
      where w.organisation_id = ${organisation.id} and c.unsubscribed_at is null) as contacts,
    (select count(*) from credit_transfers) as transfers, (select count(*) from outbox) as outbox`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await stored(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await stored(ctx)).toEqual(before);
}

const balanceOf = async (ctx: WorkspaceContext) =>
  (await creditOverview(ctx, creditSearch.parse({}))).balance;

describe('sending', () => {
  test.each(['parent-admin', 'advanced', 'basic'])(
    'S0.2 S0.4 S0.5 a %s user sends through the channel, once for each request',
    async (role) => {
      const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
      await connected(pia);
      const user = role === 'parent-admin' ? pia : await colleague(pia, pia.workspace, 'uma', role);
      const message = text({ phone });
      expect(await sendMessage(user, message)).toEqual({ messages: 1, credits: 0 });
      expect(await sendMessage(user, message)).toEqual({ messages: 0, credits: 0 });
      const [row] = await admin`select m.kind, m.body, m.delivery, c.phone from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
      where m.workspace_id = ${pia.workspace.id}`;
      expect(row).toEqual({ kind: 'outbound', body: 'Buongiorno', delivery: 'waiting', phone });
      const [queued] = await admin`select count(*)::int as n from outbox where job ->> 'kind' = 'message'`;
      expect(queued).toEqual({ n: 1 });
    },
  );

  test('S0.2 a prepaid account pays a credit for each part; sub-accounts use the same credit', async () => {
    const pia = await prepaidWith(10);
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
    await connected(pia);
    await connected(sam);
    expect(await sendMessage(pia, text({ phone }))).toMatchObject({ credits: 1 });
    expect(await sendMessage(sam, text({ phone }, 'a'.repeat(161)))).toMatchObject({ credits: 2 });
    const { balance, rows } = await creditOverview(pia, creditSearch.parse({}));
    expect(balance).toBe(7);
    expect(rows[0]).toMatchObject({ amount: -2, byName: 'sam', accountName: 'North' });
  });

  test('S0.2 without credit nothing is sent, however many send at once', async () => {
    const pia = await prepaidWith(3);
    await connected(pia);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => sendMessage(pia, text({ phone: `+39061234500${n}` }))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await balanceOf(pia)).toBe(0);
    await refused(pia, () => sendMessage(pia, text({ phone })), new Invalid({ '': 'no-credit' }));
    const [row] =
      await admin`select count(*)::int as n from messages where workspace_id = ${pia.workspace.id}`;
    expect(row).toEqual({ n: 3 });
  });

  test('S0.4 a group is written to completely or not at all, and only by members who see groups', async () => {
    const pia = await prepaidWith(1);
    await connected(pia);
    const [list] = await admin`insert into contact_lists (workspace_id, id, name)
      values (${pia.workspace.id}, gen_random_uuid(), 'All') returning id`;
    await admin`insert into contacts (workspace_id, id, name, phone, unsubscribed_at)
      select ${pia.workspace.id}, gen_random_uuid(), 'C' || n, '+39061234560' || n, case when n = 3 then now() end
      from generate_series(1, 3) n`;
    await admin`insert into contact_list_members (workspace_id, list_id, contact_id)
      select workspace_id, ${list?.id}, id from contacts where workspace_id = ${pia.workspace.id}`;
    const toAll = () => sendMessage(pia, text({ listId: list?.id }));
    await refused(pia, toAll, new Invalid({ '': 'no-credit' }));
    await topUp(pia, { credits: 1, reference: '', requestId: requestId() });
    expect(await toAll()).toEqual({ messages: 2, credits: 2 });
    const basic = await colleague(pia, pia.workspace, 'bea', 'basic');
    await refused(pia, () => sendMessage(basic, text({ listId: list?.id })), expect.any(Denied));
    expect(await sendingOptions(basic)).toMatchObject({ groups: [], templates: [], isPrepaid: true });
    expect((await sendingOptions(pia)).groups).toEqual([{ id: list?.id, name: 'All', from: null }]);
  });

  test('TE6 TE1 a group of another account answers like a missing one, and without a channel nothing is sent', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
    const [list] = await admin`insert into contact_lists (workspace_id, id, name)
      values (${pia.workspace.id}, gen_random_uuid(), 'All') returning id`;
    await refused(pia, () => sendMessage(north, text({ phone })), new Invalid({ '': 'no-sms-channel' }));
    await connected(north);
    const attempt = () => sendMessage(north, text({ listId: list?.id }));
    await refused(pia, attempt, new Invalid({ listId: 'nobody-to-send' }));
    await refused(pia, () => sendMessage(north, text({ phone: 'x' })), new Invalid({ phone: 'bad-phone' }));
  });
});

describe('unsubscribed contacts', () => {
  const say = async (channel: { id: string; secret: string }, words: string) => {
    const body = JSON.stringify({ id: requestId(), from: { phone }, text: words });
    const signature = sign(channel.secret, body, Math.floor(Date.now() / 1_000));
    await receivePost(channel.id, signature, body);
  };
  const search = unsubscribedSearch.parse({});

  test('S0.2 R7 STOP unsubscribes a contact, then nothing is sent, and an admin resubscribes them', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const channel = await connected(pia);
    await say(channel, 'Bus stop please');
    expect((await listUnsubscribed(pia, search)).rows).toEqual([]);
    await say(channel, ' Stop. ');
    const [row] = (await listUnsubscribed(pia, search)).rows;
    expect(row).toMatchObject({ phone: { state: 'shown', value: phone } });
    await refused(pia, () => sendMessage(pia, text({ phone })), new Invalid({ phone: 'unsubscribed' }));
    await resubscribe(pia, { contactId: row?.id ?? '' });
    await sendMessage(pia, text({ phone }));
    const [trail] = await admin`select count(*)::int as n from audit_events
      where workspace_id = ${pia.workspace.id} and event = 'contact.resubscribed'`;
    expect(trail).toEqual({ n: 1 });
    await refused(pia, () => resubscribe(pia, { contactId: row?.id ?? '' }), new NotFound());
  });

  test.each(['advanced', 'basic'])('S0.4 S0.5 %s users neither see nor resubscribe them', async (role) => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await say(await connected(pia), 'STOP');
    const [row] = (await listUnsubscribed(pia, search)).rows;
    const uma = await colleague(pia, pia.workspace, 'uma', role);
    await refused(pia, () => resubscribe(uma, { contactId: row?.id ?? '' }), expect.any(Denied));
    await refused(pia, () => listUnsubscribed(uma, search), expect.any(Denied));
  });
});
