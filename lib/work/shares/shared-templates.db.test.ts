import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createRecord, findRecord, transitionRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { colleague, inAccount } from '@/lib/test-support/accounts';
import { sendingOptions } from '@/lib/work/sending/sending-options';
import { shareRecord } from './share-record';
import { startAccountTree } from './test-support/account-tree';

const { admin } = await testDatabase();

const { refused, accountTree } = await startAccountTree(admin);

describe('sharing with sub-accounts', () => {
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

  test('S0.4 an advanced user activates and sends their own template, and no other', async () => {
    const { pia, north } = await accountTree();
    const uma = await colleague(pia, north, 'uma', 'advanced');
    const ugo = await colleague(pia, north, 'ugo', 'advanced');
    const text = { collection: 'templates', fields: { kind: 'sms', body: 'At nine.' } };
    const { id: recordId } = await createRecord(uma, { ...text, name: 'Of Uma' });
    const draft = { collection: 'templates', recordId, version: 1 };
    const activate = (ctx: WorkspaceContext) => transitionRecord(ctx, { ...draft, transition: 'activate' });
    const bea = await colleague(pia, north, 'bea', 'basic');
    await refused(pia, () => activate(bea), expect.any(Denied));
    await refused(pia, () => activate(ugo), expect.any(Denied));
    const seenBy = async (ctx: WorkspaceContext) => (await findRecord(ctx, draft)).denied;
    expect(await seenBy(uma)).toEqual({});
    expect(await seenBy(ugo)).toMatchObject({ activate: { rule: { kind: 'scope', id: 'own' } } });
    await activate(uma);
    expect((await sendingOptions(uma)).templates).toMatchObject([{ name: 'Of Uma', from: null }]);
    const active = { ...draft, version: 2, transition: 'deactivate' };
    await refused(pia, () => transitionRecord(ugo, active), expect.any(Denied));
    await transitionRecord(await inAccount(pia.person, north), active);
  });

  test('S0.4 S1.28 a successor activates the templates that they took over', async () => {
    const { pia, north } = await accountTree();
    const uma = await colleague(pia, north, 'uma', 'advanced');
    const ugo = await colleague(pia, north, 'ugo', 'advanced');
    const fields = { kind: 'sms', body: 'At nine.' };
    const { id: recordId } = await createRecord(uma, { collection: 'templates', name: 'Of Uma', fields });
    const above = await inAccount(pia.person, north);
    await revokeAccess(above, { memberId: uma.member.id, successorId: ugo.member.id });
    const input = { collection: 'templates', recordId, version: 1, transition: 'activate' };
    await transitionRecord(await inAccount(ugo.person, north), input);
    expect((await sendingOptions(ugo)).templates).toMatchObject([{ name: 'Of Uma' }]);
  });
});
