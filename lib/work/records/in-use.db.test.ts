import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { formLink } from '@/lib/access/credentials/links';
import { addManager } from '@/lib/access/managers/add-manager';
import { createRecord, deleteList, deleteRecord, restoreRecord, updateRecord } from '@/lib/modules';
import { InUse, Invalid } from '@/lib/platform/errors';
import { emailCampaign, listOf, smsCampaign, verifiedDomain } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { type RecordAt, recordsOf, step } from '@/lib/test-support/records';
import { again, join, person, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const { close } = await openMailInbox(admin);
afterAll(close);

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

async function record(ctx: WorkspaceContext, collection: string, fields: object): Promise<RecordAt> {
  const name = `${collection} ${crypto.randomUUID()}`;
  const { id: recordId } = await createRecord(ctx, { collection, name, fields: { ...fields } });
  return { collection, recordId, version: 1 };
}

/** An owner whose email campaign is scheduled. */
async function scheduled() {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const list = await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]);
  const campaign = await emailCampaign(owner, list);
  await step(owner, campaign, 'schedule', { sendAt: tomorrow() });
  return { owner, list, campaign, suspend: () => step(owner, { ...campaign, version: 2 }, 'suspend') };
}

/** Everything that a deletion could have changed. */
async function stored(ctx: WorkspaceContext) {
  const lists = await admin`select * from contact_lists where workspace_id = ${ctx.workspace.id} order by id`;
  return { ...(await recordsOf(admin, ctx)), lists: [...lists] };
}

/** Expects a deletion to be refused without a trace. */
async function refused(ctx: WorkspaceContext, deletion: () => Promise<unknown>): Promise<InUse> {
  const before = await stored(ctx);
  const error = await deletion().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InUse);
  expect(await stored(ctx)).toEqual(before);
  return error as InUse;
}

const domainsOf = (ctx: WorkspaceContext) =>
  admin<{ id: string; version: number }[]>`
    select id, version from collection_records where workspace_id = ${ctx.workspace.id} and collection = 'domains'`;

describe('S2.6 S2.20 what a scheduled campaign uses is not deleted', () => {
  test('S2.6 its list, until it is suspended; the refusal names the campaign with its page', async () => {
    const { owner, list, campaign, suspend } = await scheduled();
    const deletion = () => deleteList(owner, { listId: list, version: 1 });
    const { usedBy, fields } = await refused(owner, deletion);
    expect(fields).toEqual({ '': 'in-use' });
    const href = `/w/${owner.workspace.slug}/email-campaigns/${campaign.recordId}`;
    expect(usedBy).toEqual({
      users: [{ feature: 'email-campaigns', name: campaign.name, href }],
      more: 0,
    });
    await suspend();
    await deletion();
  });

  test('S2.20 its sender, and the domain of its sender', async () => {
    const { owner, campaign, suspend } = await scheduled();
    const [domain] = await domainsOf(owner);
    const ofDomain = { collection: 'domains', recordId: domain?.id ?? '', version: domain?.version ?? 0 };
    const ofSender = { collection: 'senders', recordId: campaign.fields.sender, version: 1 };
    for (const thing of [ofSender, ofDomain])
      expect((await refused(owner, () => deleteRecord(owner, thing))).usedBy.users).toHaveLength(1);
    await suspend();
    for (const thing of [ofDomain, ofSender]) await deleteRecord(owner, thing);
  });

  test('S2.14 its template', async () => {
    const { owner, campaign, suspend } = await scheduled();
    const template = { collection: 'templates', recordId: campaign.fields.template, version: 2 };
    await refused(owner, () => deleteRecord(owner, template));
    await suspend();
    await deleteRecord(owner, template);
  });

  test('S2.14 nor is its template deactivated, until it is suspended', async () => {
    const { owner, campaign, suspend } = await scheduled();
    const template = { collection: 'templates', recordId: campaign.fields.template, version: 2 };
    const { usedBy } = await refused(owner, () => step(owner, template, 'deactivate'));
    const href = `/w/${owner.workspace.slug}/email-campaigns/${campaign.recordId}`;
    expect(usedBy).toEqual({ users: [{ feature: 'email-campaigns', name: campaign.name, href }], more: 0 });
    await suspend();
    await step(owner, template, 'deactivate');
  });

  test('S2.7 the gateway of a text campaign', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const campaign = await smsCampaign(owner, await listOf(owner, [{ name: 'Zoé', phone: '+33612345678' }]));
    const gateway = { collection: 'senders', recordId: campaign.fields.sender, version: 1 };
    await step(owner, campaign, 'schedule', { sendAt: tomorrow() });
    await refused(owner, () => deleteRecord(owner, gateway));
    await step(owner, { ...campaign, version: 2 }, 'suspend');
    await deleteRecord(owner, gateway);
  });

  test('S2.16 S2.13 a form that its link leads to', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, []);
    const words = { purpose: 'unsubscribe', list, heading: 'Ciao', thanks: 'Fatto' };
    const form = await record(owner, 'forms', words);
    await step(owner, form, 'publish');
    const campaign = await emailCampaign(owner, list);
    const link = formLink(owner.workspace.id, form.recordId);
    await updateRecord(owner, { ...campaign, fields: { ...campaign.fields, link } });
    await step(owner, { ...campaign, version: 2 }, 'schedule', { sendAt: tomorrow() });
    await refused(owner, () => deleteRecord(owner, { ...form, version: 2 }));
  });

  test('R6 what the person may not see is counted, not named', async () => {
    const { ada } = await administrator();
    const reader = await join(ada, await person('mia'), { role: 'subscriber' });
    await addManager(ada, { email: reader.person.email, grants: ['lists-delete'] });
    const mia = await again(reader);
    const { listId } = await joining(ada);
    const { usedBy } = await refused(mia, () => deleteList(mia, { listId, version: 1 }));
    expect(usedBy).toEqual({ users: [], more: 1 });
  });
});

/** An automation that is on and waits for contacts to join a list. */
async function joining(ada: WorkspaceContext) {
  await verifiedDomain(ada, 'bottega.example');
  const sender = await record(ada, 'senders', { kind: 'email', email: 'ciao@bottega.example' });
  const listId = await listOf(ada, []);
  const words = { minutes: 0, step: 'email', subject: 'Ciao', body: 'Benvenuta' };
  const off = await record(ada, 'automations', {
    ...words,
    event: 'list-joined',
    list: listId,
    sender: sender.recordId,
  });
  await step(ada, off, 'switch-on');
  return { listId, sender, automation: { ...off, version: 2 } };
}

const administrator = () => world({ model: 'delegated-managers', people: { ada: 'administrator' } });

describe('S4.4 what an automation that is on uses is not deleted', () => {
  test('S4.4 its list, until it is off; it has no page, so the link leads to its list', async () => {
    const { ada } = await administrator();
    const { listId, automation } = await joining(ada);
    const deletion = () => deleteList(ada, { listId, version: 1 });
    const { usedBy } = await refused(ada, deletion);
    expect(usedBy.users[0]?.href).toContain(`/w/${ada.workspace.slug}/automations?q=automations+`);
    await step(ada, automation, 'switch-off');
    await deletion();
  });

  test('S4.4 B3 a deleted automation is not restored into work without its list', async () => {
    const { ada } = await administrator();
    const { listId, automation } = await joining(ada);
    await deleteRecord(ada, automation);
    await deleteList(ada, { listId, version: 1 });
    const before = await stored(ada);
    await expect(restoreRecord(ada, automation)).rejects.toEqual(new Invalid({ '': 'reference-gone' }));
    expect(await stored(ada)).toEqual(before);
  });
});

describe('RO4 starting and deleting at the same time', () => {
  /** Holds the lock of uses, so that the calls queue in this order, and then lets them go. */
  async function queued({ workspace }: WorkspaceContext, ...calls: (() => Promise<unknown>)[]) {
    const session = await admin.reserve();
    await session`begin`;
    await session`select pg_advisory_xact_lock(hashtextextended(${`uses ${workspace.id}`}, 0))`;
    const waiting = async () =>
      (
        await admin`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      ).length;
    const answers = [];
    for (const [index, call] of calls.entries()) {
      answers.push(
        call().then(
          () => 'done',
          (error: unknown) => error,
        ),
      );
      await expect.poll(waiting).toBe(index + 1);
    }
    await session`rollback`;
    session.release();
    return Promise.all(answers);
  }

  async function races() {
    const { ada } = await administrator();
    const { listId, sender, automation } = await joining(ada);
    await step(ada, automation, 'switch-off');
    const off = { ...automation, version: 3 };
    const [domain] = await domainsOf(ada);
    const deletions = {
      list: () => deleteList(ada, { listId, version: 1 }),
      sender: () => deleteRecord(ada, sender),
      domain: () =>
        deleteRecord(ada, {
          collection: 'domains',
          recordId: domain?.id ?? '',
          version: domain?.version ?? 0,
        }),
    };
    return { ada, off, start: () => step(ada, off, 'switch-on'), deletions };
  }

  const stateOf = async ({ recordId }: RecordAt) =>
    (await admin<{ state: string }[]>`select state from collection_records where id = ${recordId}`)[0]?.state;

  for (const thing of ['list', 'sender', 'domain'] as const) {
    test(`RO4 S4.4 an automation that comes before the deletion of its ${thing} keeps it`, async () => {
      const { ada, off, start, deletions } = await races();
      const [started, deleted] = await queued(ada, start, deletions[thing]);
      expect(started).toBe('done');
      expect(deleted).toBeInstanceOf(InUse);
      expect(await stateOf(off)).toBe('on');
    });

    test(`RO4 S4.4 an automation that comes after the deletion of its ${thing} stays off`, async () => {
      const { ada, off, start, deletions } = await races();
      const [deleted, started] = await queued(ada, deletions[thing], start);
      expect(deleted).toBe('done');
      expect(started).toBeInstanceOf(Invalid);
      expect(await stateOf(off)).toBe('off');
    });
  }
});
