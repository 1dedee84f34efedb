import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { moveSubAccount } from '@/lib/access/sub-accounts/move-sub-account';
import { createRecord, transitionRecord, updateRecord } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { again, world } from '@/lib/test-support/world';
import { sendingOptions } from '@/lib/work/sending/sending-options';
import type { SharedRecord } from './internal/shared-record';
import { listReceived } from './list-received';
import { listSharing } from './list-sharing';
import { shareRecord } from './share-record';

const { admin } = await testDatabase();

const sharesOf = async ({ organisation }: WorkspaceContext) => {
  const [row] = await admin`select
    (select jsonb_agg(s order by s.id) from shares s join workspaces w on w.id = s.workspace_id
      where w.organisation_id = ${organisation.id}) as shares,
    (select count(*) from audit_events where organisation_id = ${organisation.id}) as audit`;
  return row;
};

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await sharesOf(ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await sharesOf(ctx)).toEqual(before);
}

async function accountTree() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const south = await accountUnder(pia, 'South');
  const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
  const here = pia.workspace.id;
  const [list] =
    await admin`insert into contact_lists (workspace_id, id, name) values (${here}, gen_random_uuid(), 'Regulars') returning id`;
  const [zoe] = await admin`insert into contacts (workspace_id, id, name, phone)
    values (${here}, gen_random_uuid(), 'Zoé', '+39061234567') returning id`;
  await admin`insert into contact_list_members (workspace_id, list_id, contact_id) values (${here}, ${list?.id}, ${zoe?.id})`;
  const { id } = await createRecord(pia, {
    collection: 'templates',
    name: 'Opening hours',
    fields: { kind: 'sms', body: 'We open at nine.' },
  });
  const records: SharedRecord[] = [
    { kind: 'group', id: list?.id },
    { kind: 'template', id },
    { kind: 'contact', id: zoe?.id },
  ];
  return { pia, sam, north, south, records };
}

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

  test('S0.2 a sub-account sends an active text template of the parent while it is shared', async () => {
    const { pia, sam, north, records } = await accountTree();
    const [, template] = records;
    if (!template) throw new Error('There is no template.');
    await shareRecord(pia, { record: template, accountIds: [north.id] });
    expect((await sendingOptions(sam)).templates, 'a draft is sent by nobody').toEqual([]);
    const draft = { collection: 'templates', recordId: template.id, version: 1 };
    await transitionRecord(pia, { ...draft, transition: 'activate' });
    expect((await sendingOptions(sam)).templates).toMatchObject([
      { name: 'Opening hours', body: 'We open at nine.', from: 'Workspace of pia' },
    ]);
    const bea = await colleague(pia, north, 'bea', 'basic');
    expect((await sendingOptions(bea)).templates, 'S0.5 who sees no templates').toEqual([]);
    await shareRecord(pia, { record: template, accountIds: [] });
    expect((await sendingOptions(sam)).templates).toEqual([]);
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
