import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { moveSubAccount } from '@/lib/access/sub-accounts/move-sub-account';
import { createRecord, updateRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { isSigned } from '@/lib/platform/http/signature';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { startReceiver } from '@/lib/test-support/receiver';
import { again, world } from '@/lib/test-support/world';
import { messageJobs } from '@/lib/work/inbox/messages/deliver';
import { sendMessage } from '@/lib/work/sending/send-message';
import { sendingOptions } from '@/lib/work/sending/sending-options';
import { listReceived } from './list-received';
import { listSharing } from './list-sharing';
import { shareRecord } from './share-record';
import { startAccountTree } from './test-support/account-tree';

const { admin } = await testDatabase();
const receiver = await startReceiver();
afterAll(receiver.close);

const { refused, accountTree } = await startAccountTree(admin);

describe('sharing with sub-accounts', () => {
  test('S0.2 R7 groups, templates and contacts are visible there, and in no other account', async () => {
    const { pia, sam, north, south, records } = await accountTree();
    for (const record of records) await shareRecord(pia, { record, accountIds: [north.id] });
    expect(await listReceived(sam)).toMatchObject([
      { kind: 'template', name: 'Opening hours', from: 'Workspace of pia', body: 'We open at nine.' },
      { kind: 'group', name: 'Regulars', contacts: [{ name: 'Zoé' }] },
      { kind: 'contact', name: 'Zoé', contact: { phone: { state: 'shown', value: '+39061234567' } } },
    ]);
    expect(await listReceived(await inAccount(pia.person, south))).toEqual([]);
    const { records: given } = await listSharing(pia, '');
    expect(given.map(({ accountIds }) => accountIds)).toEqual([[north.id], [north.id], [north.id]]);
    const [trail] = await admin`select count(*)::int as n from audit_events
      where organisation_id = ${pia.organisation.id} and event = 'share.given'`;
    expect(trail).toEqual({ n: 3 });
  });

  test('S0.2 S0.4 a sub-account sends to a shared group through its own channel while it is shared', async () => {
    const { pia, sam, north, records } = await accountTree();
    const [group] = records;
    if (!group) throw new Error('There is no group.');
    await createRecord(sam, {
      collection: 'channels',
      name: 'Text messages',
      fields: { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' },
    });
    const send = (ctx: WorkspaceContext) =>
      sendMessage(ctx, { to: { listId: group.id }, body: 'Buongiorno', requestId: crypto.randomUUID() });
    await refused(pia, () => send(sam), new Invalid({ listId: 'nobody-to-send' }));
    await shareRecord(pia, { record: group, accountIds: [north.id] });
    const uma = await colleague(pia, north, 'uma', 'advanced');
    expect((await sendingOptions(uma)).groups).toEqual([
      { id: group.id, name: 'Regulars', from: 'Workspace of pia' },
    ]);
    expect(await send(uma)).toMatchObject({ messages: 1 });
    const sent = await admin`select w.name as account, c.name, c.phone from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
      join workspaces w on w.id = m.workspace_id where w.organisation_id = ${pia.organisation.id}`;
    expect(sent, 'only the number is copied').toEqual([
      { account: 'North', name: '', phone: '+39061234567' },
    ]);
    const bea = await colleague(pia, north, 'bea', 'basic');
    await refused(pia, () => send(bea), expect.any(Denied));
    await shareRecord(pia, { record: group, accountIds: [] });
    await refused(pia, () => send(uma), new Invalid({ listId: 'nobody-to-send' }));
  });

  test('S0.2 the channel of the sub-account receives a signed message for each number of a shared group', async () => {
    const { pia, sam, north, records } = await accountTree();
    const [group] = records;
    if (!group) throw new Error('There is no group.');
    await shareRecord(pia, { record: group, accountIds: [north.id] });
    const channel = await createRecord(sam, {
      collection: 'channels',
      name: 'Text messages',
      fields: { connection: 'webhook', kind: 'sms', url: receiver.url },
    });
    const to = { listId: group.id };
    await sendMessage(sam, { to, body: 'Buongiorno', requestId: crypto.randomUUID() });
    await drain(messageJobs);
    expect(receiver.got).toHaveLength(1);
    const [{ body = '', signature = null } = {}] = receiver.got;
    expect(isSigned(channel.secrets.secret ?? '', signature, body, Date.now() / 1000)).toBe(true);
    expect(JSON.parse(body)).toMatchObject({ text: 'Buongiorno', to: { phone: '+39061234567' } });
  });

  test('S0.2 a shared group leaves out contacts who unsubscribed from the giver or from the sender', async () => {
    const { pia, sam, north, records } = await accountTree();
    const [group] = records;
    if (!group) throw new Error('There is no group.');
    await shareRecord(pia, { record: group, accountIds: [north.id] });
    await createRecord(sam, {
      collection: 'channels',
      name: 'Text messages',
      fields: { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' },
    });
    const send = () =>
      sendMessage(sam, { to: { listId: group.id }, body: 'Buongiorno', requestId: crypto.randomUUID() });
    const unsubscribe = ({ id }: { id: string }, at: Date | null) =>
      admin`update contacts set unsubscribed_at = ${at} where workspace_id = ${id}`;
    await unsubscribe(pia.workspace, new Date());
    await refused(pia, send, new Invalid({ listId: 'nobody-to-send' }));
    await unsubscribe(pia.workspace, null);
    await admin`insert into contacts (workspace_id, id, name, phone, unsubscribed_at)
      values (${north.id}, gen_random_uuid(), 'Zoé', '+39061234567', now())`;
    await refused(pia, send, new Invalid({ listId: 'nobody-to-send' }));
  });

  test('S0.2 a shared record is read-only in the receiving account', async () => {
    const { pia, sam, north, records } = await accountTree();
    const [, template] = records;
    if (!template) throw new Error('There is no template.');
    await shareRecord(pia, { record: template, accountIds: [north.id] });
    const change = () =>
      updateRecord(sam, {
        collection: 'templates',
        recordId: template.id,
        version: 1,
        name: 'Mine',
        fields: { kind: 'sms', body: 'Mine' },
      });
    await refused(pia, change, new NotFound());
    await refused(pia, () => shareRecord(sam, { record: template, accountIds: [] }), new NotFound());
  });

  test('R4 unsharing, and moving the account out of the branch, take effect at the next request', async () => {
    const { pia, sam, north, south, records } = await accountTree();
    const [group, template] = records;
    if (!group || !template) throw new Error('There is nothing to share.');
    await shareRecord(pia, { record: group, accountIds: [north.id, south.id] });
    await shareRecord(pia, { record: group, accountIds: [south.id] });
    expect(await listReceived(sam)).toEqual([]);
    const shop = await accountUnder(sam, 'Shop');
    const shopKeeper = await colleague(pia, shop, 'tess', 'advanced');
    const { id } = await createRecord(sam, {
      collection: 'templates',
      name: 'Of North',
      fields: { kind: 'sms', body: 'From the north.' },
    });
    await shareRecord(sam, { record: { kind: 'template', id }, accountIds: [shop.id] });
    expect(await listReceived(shopKeeper)).toMatchObject([{ name: 'Of North', from: 'North' }]);
    await moveSubAccount(pia, { accountId: shop.id, parentId: south.id });
    expect(await listReceived(await again(shopKeeper))).toEqual([]);
  });

  test('TE6 TE1 nothing is shared upwards, sideways or into another organisation', async () => {
    const { pia, sam, north, south } = await accountTree();
    const { olaf: other } = await world({ model: 'account-tree', people: { olaf: 'parent-admin' } });
    const { id } = await createRecord(sam, {
      collection: 'templates',
      name: 'Of North',
      fields: { kind: 'sms', body: 'From the north.' },
    });
    for (const to of [pia.workspace, south, north, other.workspace]) {
      const attempt = () => shareRecord(sam, { record: { kind: 'template', id }, accountIds: [to.id] });
      await refused(pia, attempt, new NotFound());
    }
  });

  test.each(['advanced', 'basic'])(
    'S0.4 S0.5 %s users share nothing, and see no received record of a feature that their role lacks',
    async (role) => {
      const { pia, north, records } = await accountTree();
      for (const record of records) await shareRecord(pia, { record, accountIds: [north.id] });
      const uma = await colleague(pia, north, 'uma', role);
      const attempt = () => shareRecord(uma, { record: { kind: 'group', id: north.id }, accountIds: [] });
      await refused(pia, attempt, expect.any(Denied));
      await refused(pia, async () => listSharing(uma, ''), expect.any(Denied));
      expect(await listReceived(uma)).toHaveLength(role === 'advanced' ? 3 : 0);
    },
  );
});
