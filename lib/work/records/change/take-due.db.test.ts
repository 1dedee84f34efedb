import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { dueRecords, findRecord, transitionRecord } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { connectAdAccount, draftAd } from '@/lib/test-support/ads';
import { recordEvents, recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** An owner with a payment method and an ad account, and an ad that starts tomorrow. */
async function scheduledAd() {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  await admin`update workspaces set flags = '{payment-method}' where id = ${owner.workspace.id}`;
  await connectAdAccount(owner);
  const { collection, recordId } = await draftAd(owner);
  const at = { collection, recordId };
  await transitionRecord(owner, {
    ...at,
    version: 1,
    transition: 'schedule',
    fields: { startAt: tomorrow() },
  });
  return { owner, at };
}

const stateOf = async (ctx: WorkspaceContext, at: { collection: string; recordId: string }) =>
  (await findRecord(ctx, at)).state;

/** Makes everything that waits in the workspace a day older. */
async function passDay({ workspace }: WorkspaceContext) {
  await admin`update outbox set due_at = due_at - interval '1 day 1 second'
    where job->>'workspaceId' = ${workspace.id} and sent_at is null and failed_at is null`;
  await admin`update collection_records
    set fields = jsonb_set(fields, '{startAt}', to_jsonb(((fields->>'startAt')::timestamptz - interval '1 day 1 second')::text))
    where workspace_id = ${workspace.id} and fields->>'startAt' <> ''`;
}

test('S2.15 FA8 a scheduled ad starts at its time by the clock of the database, and not before', async () => {
  const { owner, at } = await scheduledAd();
  await drain(dueRecords);
  expect(await stateOf(owner, at)).toBe('scheduled');
  await passDay(owner);
  await drain(dueRecords);
  expect(await stateOf(owner, at)).toBe('running');
  expect((await recordEvents(admin, owner)).slice(-3).map(({ event }) => event)).toEqual([
    'record.created',
    'record.state-changed',
    'record.state-changed',
  ]);
});

test('S2.15 an ad that was suspended or postponed does not start', async () => {
  const suspended = await scheduledAd();
  await transitionRecord(suspended.owner, { ...suspended.at, version: 2, transition: 'suspend' });
  const putOff = await scheduledAd();
  await transitionRecord(putOff.owner, { ...putOff.at, version: 2, transition: 'suspend' });
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await transitionRecord(putOff.owner, {
    ...putOff.at,
    version: 3,
    transition: 'schedule',
    fields: { startAt: later },
  });
  for (const { owner } of [suspended, putOff]) await passDay(owner);
  await drain(dueRecords);
  expect(await stateOf(suspended.owner, suspended.at)).toBe('suspended');
  expect(await stateOf(putOff.owner, putOff.at)).toBe('scheduled');
});

test('R8 an ad starts although the member who scheduled it has left', async () => {
  const { owner, at } = await scheduledAd();
  await admin`update members set status = 'left' where workspace_id = ${owner.workspace.id}`;
  await passDay(owner);
  await drain(dueRecords);
  const [row] = await admin`select state, updated_by from collection_records where id = ${at.recordId}`;
  expect(row).toEqual({ state: 'running', updated_by: null });
});

test('a past or invalid time is refused on its field, and nothing changes', async () => {
  const { owner, at } = await scheduledAd();
  await transitionRecord(owner, { ...at, version: 2, transition: 'suspend' });
  const before = await recordsOf(admin, owner);
  const schedule = (startAt?: unknown) =>
    transitionRecord(owner, { ...at, version: 3, transition: 'schedule', fields: { startAt } });
  await expect(schedule('2020-01-01T00:00:00Z')).rejects.toMatchObject({
    fields: { 'fields.startAt': 'moment-passed' },
  });
  await expect(schedule('tomorrow')).rejects.toMatchObject({ fields: { 'fields.startAt': 'bad-date' } });
  await expect(schedule()).rejects.toMatchObject({ fields: { 'fields.startAt': 'required' } });
  expect(await recordsOf(admin, owner)).toEqual(before);
});
