import { afterAll, beforeEach, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, findRecord, reportRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { emailCampaign, listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { world } from '@/lib/test-support/world';
import { sendTest } from './internal/test-emails/send-test';

const { admin } = await separateDatabase();
await stopWindows(admin);
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

const tester = (name: string) => ({
  collection: 'test-list',
  name,
  fields: { email: `${name}@example.com` },
});

const stored = ({ workspace }: WorkspaceContext) => admin`select
  (select json_agg(r order by r.id) from collection_records r where workspace_id = ${workspace.id}) as records,
  (select json_agg(d) from campaign_deliveries d where workspace_id = ${workspace.id}) as deliveries,
  (select json_agg(f) from record_figures f where workspace_id = ${workspace.id}) as figures,
  (select count(*) from outbox where job ->> 'workspaceId' = ${workspace.id}::text) as jobs`;

test('S2.6 S2.21 a test goes to the member or to the test list, is marked as a test, and changes no figure', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const campaign = await emailCampaign(
    owner,
    await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]),
  );
  await createRecord(owner, tester('ada'));
  const gone = await createRecord(owner, tester('ugo'));

  expect(await sendTest(owner, { ...campaign, to: 'me' })).toBe(1);
  await work();
  const [mine] = await arrived();
  expect(mine).toMatchObject({ to: [owner.person.email], subject: 'Test: I saldi' });
  expect(mine?.text).toContain(`Buongiorno ${owner.member.name}`);
  expect(mine?.links).toEqual(['https://corvane.example/saldi?a=1&b=2']);
  expect(mine?.headers).not.toHaveProperty('list-unsubscribe');
  expect(mine?.html).not.toContain('<img');

  await empty();
  expect(await sendTest(owner, { ...campaign, to: 'test-list' })).toBe(2);
  await deleteRecord(owner, { collection: 'test-list', recordId: gone.id, version: 1 });
  await work();
  expect((await arrived()).map(({ to }) => to)).toEqual([['ada@example.com']]);
  expect((await findRecord(owner, campaign)).state).toBe('draft');
  const { totals } = await reportRecord(owner, campaign);
  expect(Object.values(totals).every((total) => total === 0)).toBe(true);
});

test('S2.6 S2.21 a test needs a right on email campaigns; the test list also needs a right of Contacts', async () => {
  const { owner, edda, sergio, vera, carla } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      edda: { role: 'additional-user', grants: ['email-campaigns-edit'] },
      sergio: { role: 'additional-user', grants: ['email-campaigns-send'] },
      vera: { role: 'additional-user', grants: ['contacts-edit', 'sms-campaigns-send'] },
      carla: { role: 'additional-user', grants: ['email-campaigns-edit', 'contacts-view'] },
    },
  });
  const campaign = await emailCampaign(owner, await listOf(owner, []));
  await createRecord(owner, tester('ada'));
  const before = await stored(owner);
  const refusals: [WorkspaceContext, 'me' | 'test-list', object][] = [
    [vera, 'me', { kind: 'right', id: 'email-campaigns-edit' }],
    [vera, 'test-list', { kind: 'right', id: 'email-campaigns-edit' }],
    [edda, 'test-list', { kind: 'requirement', id: 'contacts-area' }],
    [sergio, 'test-list', { kind: 'requirement', id: 'contacts-area' }],
  ];
  for (const [who, to, rule] of refusals) {
    const refusal = await sendTest(who, { ...campaign, to }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule } });
  }
  expect(await stored(owner)).toEqual(before);
  for (const who of [edda, sergio]) expect(await sendTest(who, { ...campaign, to: 'me' })).toBe(1);
  expect(await sendTest(carla, { ...campaign, to: 'test-list' })).toBe(1);
});

test('S2.6 a test is refused for a missing campaign, an SMS, an empty test list, and a deleted sender', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const list = await listOf(owner, []);
  const [campaign, sms] = [await emailCampaign(owner, list), await smsCampaign(owner, list)];
  const [orphan] = [await emailCampaign(owner, list)];
  await deleteRecord(owner, { collection: 'senders', recordId: orphan.fields.sender, version: 1 });
  const before = await stored(owner);
  const me = 'me' as const;
  await expect(sendTest(owner, { ...sms, to: me })).rejects.toThrow(NotFound);
  await expect(sendTest(owner, { ...campaign, recordId: sms.recordId, to: me })).rejects.toThrow(NotFound);
  await expect(sendTest(owner, { ...campaign, recordId: 'none', to: me })).rejects.toThrow(NotFound);
  await expect(sendTest(owner, { ...campaign, to: 'test-list' })).rejects.toEqual(
    new Invalid({ '': 'test-list-empty' }),
  );
  await expect(sendTest(owner, { ...orphan, to: me })).rejects.toEqual(new Invalid({ '': 'reference-gone' }));
  expect(await stored(owner)).toEqual(before);
});

test('LI1 the number of tests for each member is limited', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const campaign = await emailCampaign(owner, await listOf(owner, []));
  for (let n = 0; n < 20; n++) await sendTest(owner, { ...campaign, to: 'me' });
  const before = await stored(owner);
  await expect(sendTest(owner, { ...campaign, to: 'me' })).rejects.toThrow(Throttled);
  expect(await stored(owner)).toEqual(before);
});
