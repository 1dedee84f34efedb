import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  deleteRecord,
  findRecord,
  follow,
  previewTransition,
  reportRecord,
  saveSettings,
  updateRecord,
} from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { emailCampaign, emailReaders, listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { startReceiver } from '@/lib/test-support/receiver';
import { type RecordAt, recordsOf, step } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { trackingToken } from '@/lib/work/records/tracking-token';
import { campaignProgress } from './internal/sending/campaign-progress';
import { campaignEmailJobs } from './internal/sending/deliver';
import { campaignJobs } from './internal/sending/queue-portions';

const { admin } = await testDatabase();
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

const stateOf = async (ctx: WorkspaceContext, campaign: RecordAt) => (await findRecord(ctx, campaign)).state;
const at = (campaign: RecordAt, version: number) => ({ ...campaign, version });
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe('S2.6 email campaigns', () => {
  test('S2.20 an email ends with the company and its social channels, and its link carries the tags of Google Analytics', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const settingsForms = {
      'company-profile': { company: 'Corvane <Milano>' },
      'social-channels': { instagram: 'https://instagram.com/corvane' },
      analytics: { isOn: true, source: 'corvane' },
    };
    for (const [settingsForm, fields] of Object.entries(settingsForms))
      await saveSettings(owner, { settingsForm, version: 0, fields });
    const campaign = await emailCampaign(owner, await listOf(owner, emailReaders(1)));
    await step(owner, campaign, 'send');
    await work();
    const [mail] = await arrived();
    expect(mail?.text).toContain('--\nCorvane <Milano>\nhttps://instagram.com/corvane');
    expect(mail?.html).toContain('Corvane &lt;Milano&gt;');
    const address = new URL((await follow(mail?.links[0]?.split('/t/')[1] ?? '')) ?? '');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      a: '1',
      b: '2',
      utm_source: 'corvane',
      utm_medium: 'email',
      utm_campaign: campaign.name,
    });
  });

  test('a campaign reaches every contact on its list once, and its report counts them', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [
      ...emailReaders(3),
      { name: 'The same', email: 'ZOE-1@example.com' },
      { name: 'By phone only', phone: '+33612345678' },
      { name: '<b>Zoé</b>', email: 'zoe-b@example.com' },
    ]);
    await admin`update contacts set unsubscribed_at = now() where email = 'zoe-2@example.com'`;
    const campaign = await emailCampaign(owner, list);
    await step(owner, campaign, 'send');
    expect(await stateOf(owner, campaign)).toBe('sending');
    await work();
    const mails = await arrived();
    expect(mails.map(({ to }) => to[0]?.toLowerCase()).sort()).toEqual([
      'zoe-0@example.com',
      'zoe-1@example.com',
      'zoe-b@example.com',
    ]);
    const marked = mails.find(({ to }) => to.includes('zoe-b@example.com'));
    expect(marked).toMatchObject({
      subject: 'I saldi',
      from: expect.stringContaining('ciao@corvane.example'),
    });
    expect(marked?.html).toContain('Buongiorno &lt;b&gt;Zoé&lt;/b&gt;');
    expect(await stateOf(owner, campaign)).toBe('sent');
    expect((await reportRecord(owner, campaign)).totals).toEqual({
      sent: 3,
      failed: 0,
      skipped: 1,
      opened: 0,
      clicked: 0,
      unsubscribed: 0,
    });
  });

  test('S2.6 the subject of each email carries the name of its reader, as it was typed', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [{ name: '{{me}} & Zoé', email: 'zoe@example.com' }]);
    const campaign = await emailCampaign(owner, list);
    const fields = { ...campaign.fields, subject: '{{name}}, i saldi {{other}}' };
    await updateRecord(owner, { ...campaign, fields });
    await step(owner, at(campaign, 2), 'send');
    await work();
    expect((await arrived()).map(({ subject }) => subject)).toEqual(['{{me}} & Zoé, i saldi {{other}}']);
  });

  test('a campaign says before it is sent whom it reaches, to its senders only', async () => {
    const { owner, ana } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', ana: { role: 'additional-user', grants: ['templates-edit'] } },
    });
    const list = await listOf(owner, [...emailReaders(2), { name: 'Zoé', email: 'ZOE-1@example.com' }]);
    await admin`update contacts set unsubscribed_at = now() where workspace_id = ${owner.workspace.id} and name = 'Zoé'`;
    const { collection, recordId } = await emailCampaign(owner, list);
    const send = { collection, recordId, transition: 'send' };
    expect(await previewTransition(owner, send)).toEqual({ readers: 1, skipped: 1 });
    await expect(previewTransition(ana, send)).rejects.toThrow(Denied);
  });

  test('R6 neither an unknown step nor a deleted campaign is previewed', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { collection, recordId, version } = await emailCampaign(
      owner,
      await listOf(owner, emailReaders(1)),
    );
    for (const transition of ['none', 'constructor'])
      await expect(previewTransition(owner, { collection, recordId, transition })).rejects.toThrow(NotFound);
    await deleteRecord(owner, { collection, recordId, version });
    await expect(previewTransition(owner, { collection, recordId, transition: 'send' })).rejects.toThrow(
      NotFound,
    );
  });

  test('an opening and a click count each reader once, and the link leads to the chosen address', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const campaign = await emailCampaign(owner, await listOf(owner, emailReaders(2)));
    await step(owner, campaign, 'send');
    await work();
    const [mail] = await arrived();
    const link = mail?.links[0]?.split('/t/')[1] ?? '';
    const pixel = /\/t\/(open[^"]+)"/.exec(mail?.html ?? '')?.[1] ?? '';
    for (const _ of [1, 2]) expect(await follow(pixel)).toBeNull();
    for (const _ of [1, 2]) expect(await follow(link)).toBe('https://corvane.example/saldi?a=1&b=2');
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ opened: 1, clicked: 1 });
    const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const [workspaceId, id] = [owner.workspace.id, campaign.recordId];
    for (const token of [forged, '', 'click.a.b.c', trackingToken({ kind: 'click', workspaceId, id })]) {
      await expect(follow(token)).rejects.toThrow('not found');
    }
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ opened: 1, clicked: 1 });
  });

  test('a suspended campaign stops at once, with a bounded number of messages under way, and continues when requeued', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const gateway = await startReceiver();
    const phones = emailReaders(230).map(({ name }, n) => ({
      name,
      phone: `+39347${String(n).padStart(7, '0')}`,
    }));
    const campaign = await smsCampaign(owner, await listOf(owner, phones), gateway.url);
    await step(owner, campaign, 'send');
    expect(await drain(campaignJobs)).toBe(1);
    const queued = await admin`select 1 from outbox where job ->> 'kind' = 'campaign-email'`;
    expect(queued).toHaveLength(200);
    await step(owner, at(campaign, 2), 'suspend');
    await work();
    expect(gateway.got).toHaveLength(0);
    expect(await stateOf(owner, campaign)).toBe('suspended');
    expect(await campaignProgress(owner, campaign)).toEqual({ settled: 0, total: 230 });
    await step(owner, at(campaign, 3), 'requeue');
    await work();
    await gateway.close();
    const to = gateway.got.map(({ body }) => (JSON.parse(body) as { to: string }).to);
    expect(to).toHaveLength(230);
    expect(new Set(to).size).toBe(230);
    expect(await campaignProgress(owner, campaign)).toEqual({ settled: 230, total: 230 });
    expect(await stateOf(owner, campaign)).toBe('sent');
  });

  test('FA8 a scheduled campaign is sent at its time; a suspended one waits until it is requeued', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, emailReaders(1));
    const [punctual, suspended] = [await emailCampaign(owner, list), await emailCampaign(owner, list)];
    for (const campaign of [punctual, suspended])
      await step(owner, campaign, 'schedule', { sendAt: tomorrow() });
    await step(owner, at(suspended, 2), 'suspend');
    await work();
    expect(await stateOf(owner, punctual)).toBe('scheduled');
    await passDay(owner);
    await work();
    expect([await stateOf(owner, punctual), await stateOf(owner, suspended)]).toEqual(['sent', 'suspended']);
    await step(owner, at(suspended, 3), 'requeue');
    await work();
    expect(await stateOf(owner, suspended)).toBe('sent');
    expect(await arrived()).toHaveLength(2);
  });

  test('a campaign whose template is no longer active at its time is suspended, and nothing is sent', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const campaign = await emailCampaign(owner, await listOf(owner, emailReaders(1)));
    await step(owner, campaign, 'schedule', { sendAt: tomorrow() });
    await admin`update collection_records set state = 'draft' where id = ${campaign.fields.template}`;
    await passDay(owner);
    await work();
    expect(await stateOf(owner, campaign)).toBe('suspended');
    expect(await arrived()).toHaveLength(0);
    const before = await recordsOf(admin, owner);
    for (const transition of ['requeue', 'send', 'schedule']) {
      await expect(step(owner, at(campaign, 3), transition, { sendAt: tomorrow() })).rejects.toThrow();
    }
    expect(await recordsOf(admin, owner)).toEqual(before);
  });

  test('the report of a campaign counts the messages that failed', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const campaign = await smsCampaign(
      owner,
      await listOf(owner, [{ name: 'Zoé', phone: '+33612345678' }]),
      'http://127.0.0.1:1/',
    );
    await step(owner, campaign, 'send');
    await drain(campaignJobs);
    for (const _ of Array(8)) {
      await admin`update outbox set due_at = now() where sent_at is null and failed_at is null`;
      await drain(campaignEmailJobs);
    }
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: 0, failed: 1 });
    expect(await stateOf(owner, campaign)).toBe('sent');
  });
});

/** Makes everything that waits in the workspace a day older. */
async function passDay({ workspace }: WorkspaceContext) {
  await admin`update outbox set due_at = due_at - interval '1 day 1 second'
    where job->>'workspaceId' = ${workspace.id} and sent_at is null and failed_at is null`;
  await admin`update collection_records
    set fields = jsonb_set(fields, '{sendAt}', to_jsonb(((fields->>'sendAt')::timestamptz - interval '1 day 1 second')::text))
    where workspace_id = ${workspace.id} and fields->>'sendAt' <> ''`;
}
