import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, listRecords, transitionRecord } from '@/lib/modules';
import { Denied, InUse } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { recordsOf } from '@/lib/test-support/records';
import { again, world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { creditOverview, creditSearch } from '@/lib/work/credit/credit-overview';
import { topUp } from '@/lib/work/credit/top-up';
import { recordSearch } from '@/lib/work/records/record-search';
import { automations } from './automations';
import { automationJobs } from './run';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from outbox`;
});

const welcome = { event: 'contact-created', minutes: 0, text: 'Benvenuta' };

async function connect(ctx: WorkspaceContext) {
  const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
  return createRecord(ctx, { collection: 'channels', name: `SMS ${crypto.randomUUID()}`, fields });
}

async function automation(ctx: WorkspaceContext, fields: Record<string, unknown> = welcome) {
  const collection = 'automations';
  const { id } = await createRecord(ctx, { collection, name: `Welcome ${crypto.randomUUID()}`, fields });
  await transitionRecord(ctx, { collection, recordId: id, version: 1, transition: 'switch-on' });
  return id;
}

const newcomer = (ctx: WorkspaceContext, phone: string | null = '+390612345678') =>
  createContact(ctx, { name: 'Ginevra', phone: phone ?? '', keepDuplicate: true });

const written = async ({ workspace }: WorkspaceContext) =>
  (
    await admin<{ body: string; author_id: string | null }[]>`
      select body, author_id from messages where workspace_id = ${workspace.id} and kind = 'outbound'`
  ).map(({ body, author_id: author }) => [body, author]);

describe('automations', () => {
  test('S0.2 an active automation writes once, after its delay, without a member as author', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await connect(pia);
    await automation(pia);
    await automation(pia, { ...welcome, minutes: 10, text: 'Later' });
    await newcomer(pia);
    expect(await drain(automationJobs)).toBe(1);
    expect(await drain(automationJobs)).toBe(0);
    expect(await written(pia)).toEqual([['Benvenuta', null]]);
    await admin`update outbox set due_at = now() where sent_at is null and job ->> 'kind' = 'automation'`;
    await drain(automationJobs);
    expect((await written(pia)).map(([body]) => body).sort()).toEqual(['Benvenuta', 'Later']);
  });

  test('S0.7 R8 an automation keeps running after its author has left', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await connect(pia);
    const paul = await colleague(pia, pia.workspace, 'paul', 'parent-admin');
    await automation(paul);
    await admin`update members set status = 'left' where id = ${paul.member.id}`;
    await newcomer(pia);
    expect(await drain(automationJobs)).toBe(1);
  });

  test('an automation skips contacts without a phone or unsubscribed, and does nothing when it is off or its account is closed', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await inAccount(pia.person, await accountUnder(pia, 'North'));
    await connect(pia);
    const id = await automation(pia);
    await newcomer(pia, null);
    await newcomer(pia);
    await admin`update contacts set unsubscribed_at = now() where phone is not null`;
    expect(await drain(automationJobs)).toBe(0);
    await newcomer(pia, '+390612345670');
    await transitionRecord(pia, {
      collection: 'automations',
      recordId: id,
      version: 2,
      transition: 'switch-off',
    });
    expect(await drain(automationJobs)).toBe(0);
    await newcomer(north, '+390612345671');
    expect(await drain(automationJobs)).toBe(0);
    expect(await written(pia)).toEqual([]);
  });

  test('S0.2 in a prepaid account an automation costs credit, and waits while there is none', async () => {
    const { pia: root } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    await admin`update workspaces set flags = '{prepaid}' where id = ${root.workspace.id}`;
    const pia = await again(root);
    await connect(pia);
    await automation(pia);
    await newcomer(pia);
    expect(await drain(automationJobs)).toBe(0);
    expect(await written(pia)).toEqual([]);
    await topUp(pia, { credits: 1, reference: '', requestId: crypto.randomUUID() });
    await admin`update outbox set due_at = now() where job ->> 'kind' = 'automation'`;
    expect(await drain(automationJobs)).toBe(1);
    const { balance, rows } = await creditOverview(pia, creditSearch.parse({}));
    expect(balance).toBe(0);
    expect(rows[0]?.byName).toMatch(/^Welcome/);
  });

  test('S0.2 the last channel for text messages is not deleted while an automation texts by it', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const [first, last] = [await connect(pia), await connect(pia)];
    await automation(pia);
    const deletion = ({ id: recordId }: { id: string }) =>
      deleteRecord(pia, { collection: 'channels', recordId, version: 1 });
    await deletion(first);
    const before = await recordsOf(admin, pia);
    await expect(deletion(last)).rejects.toBeInstanceOf(InUse);
    expect(await recordsOf(admin, pia)).toEqual(before);
  });

  test('S0.2 the list says of an automation that is on why it sends nothing', async () => {
    const { pia: root } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const recordId = await automation(root);
    const fault = async (ctx: WorkspaceContext) => {
      const { rows } = await listRecords(ctx, automations, recordSearch(automations, {}));
      return rows.find(({ id }) => id === recordId)?.fault;
    };
    expect(await fault(root)).toBe('no-channel');
    await connect(root);
    expect(await fault(root)).toBeNull();
    await admin`update workspaces set flags = '{prepaid}' where id = ${root.workspace.id}`;
    const pia = await again(root);
    expect(await fault(pia)).toBe('no-credit');
    await topUp(pia, { credits: 1, reference: '', requestId: crypto.randomUUID() });
    expect(await fault(pia)).toBeNull();
    await transitionRecord(pia, {
      collection: 'automations',
      recordId,
      version: 2,
      transition: 'switch-off',
    });
    await admin`update workspaces set flags = '{}' where id = ${root.workspace.id}`;
    expect(await fault(root)).toBeNull();
  });

  test('S0.3 S0.4 S0.5 only a parent admin creates an automation', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    for (const ctx of [
      await colleague(pia, north, 'sam', 'sub-account-admin'),
      await colleague(pia, pia.workspace, 'ada', 'advanced'),
      await colleague(pia, pia.workspace, 'bea', 'basic'),
    ]) {
      const attempt = createRecord(ctx, { collection: 'automations', name: 'Mine', fields: welcome });
      await expect(attempt).rejects.toThrow(Denied);
    }
    expect(await admin`select 1 from collection_records where name = 'Mine'`).toHaveLength(0);
  });
});
