import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { Mail } from '@/e2e/fixtures/mail-server';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { reportRecord, transitionRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { emailCampaign, listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { handlersOf } from '@/lib/test-support/handlers-of';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { mergeContacts } from '@/lib/work/contacts/change/merge-contacts';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { trackingToken } from '@/lib/work/records/tracking-token';
import { listUnsubscribed, unsubscribedSearch } from './list-unsubscribed';
import { resubscribe } from './resubscribe';
import { readUnsubscription, unsubscribe } from './unsubscribe';

const { admin } = await testDatabase();
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

const zoe = { name: 'Zoé', email: 'zoe@example.com' };
const ugo = { name: 'Ugo', email: 'ugo@example.com' };

async function sent(owner: WorkspaceContext, list: string) {
  const campaign = await emailCampaign(owner, list);
  await transitionRecord(owner, { ...campaign, transition: 'send' });
  await work();
  return campaign;
}

const to = (mails: readonly Mail[], { email }: { email: string }) =>
  mails.find((mail) => mail.to.includes(email));
const tokenIn = (mail: Mail | undefined) =>
  mail?.links.find((link) => link.includes('/u/'))?.split('/u/')[1] ?? '';

const stored = ({ workspace }: WorkspaceContext) => admin`select
  (select json_agg(c order by c.id) from contacts c where workspace_id = ${workspace.id}) as contacts,
  (select json_agg(d order by d.id) from campaign_deliveries d where workspace_id = ${workspace.id}) as deliveries,
  (select json_agg(f order by f) from record_figures f where workspace_id = ${workspace.id}) as figures`;

describe('S2.6 an email of a campaign', () => {
  test('carries a link for its reader and the headers of one-click unsubscription (RFC 8058)', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await sent(owner, await listOf(owner, [zoe, ugo]));
    const mails = await arrived();
    const [hers, his] = [tokenIn(to(mails, zoe)), tokenIn(to(mails, ugo))];
    expect(hers).not.toBe(his);
    expect(to(mails, zoe)?.html).toContain(`/u/${hers}"`);
    expect(to(mails, zoe)?.headers).toMatchObject({
      'list-unsubscribe': `<${process.env.APP_ORIGIN ?? 'http://localhost:3000'}/u/${hers}/one-click>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
  });

  test('is the last one, for every contact with that address, once its link is used, and the report counts it', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [zoe, ugo]);
    const campaign = await sent(owner, list);
    const again = await listOf(owner, [{ name: 'Zoé again', email: 'ZOE@example.com' }]);
    const token = tokenIn(to(await arrived(), zoe));
    const before = await stored(owner);
    expect(await readUnsubscription(token)).toEqual({ sender: owner.workspace.name, hasLeft: false });
    expect(await stored(owner)).toEqual(before);

    for (const _ of [1, 2]) await unsubscribe(token);
    expect(await readUnsubscription(token)).toMatchObject({ hasLeft: true });
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: 2, unsubscribed: 1 });
    const { rows } = await listUnsubscribed(owner, unsubscribedSearch.parse({}));
    expect(rows.map(({ name }) => name).sort()).toEqual(['Zoé', 'Zoé again']);
    const seen = (await listContacts(owner, contactSearch.parse({}))).rows;
    expect(seen.filter(({ unsubscribedAt }) => unsubscribedAt).map(({ name }) => name)).toHaveLength(2);

    await empty();
    const next = await sent(owner, list);
    const last = await sent(owner, again);
    expect((await arrived()).map((mail) => mail.to)).toEqual([[ugo.email]]);
    expect((await reportRecord(owner, next)).totals).toMatchObject({ sent: 1, skipped: 1 });
    expect((await reportRecord(owner, last)).totals).toMatchObject({ sent: 0, skipped: 1 });

    // Added again by a member who does not know: the address stays unsubscribed.
    const late = await listOf(owner, [{ name: 'Zoé anew', email: zoe.email }]);
    await empty();
    await sent(owner, late);
    expect(await arrived()).toEqual([]);
  });

  test('is not sent to a reader who unsubscribed while it waited', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [zoe, ugo]);
    await sent(owner, list);
    const token = tokenIn(to(await arrived(), zoe));
    await empty();
    const campaign = await emailCampaign(owner, list);
    await transitionRecord(owner, { ...campaign, transition: 'send' });
    for (const handler of handlersOf('campaign')) await drain(handler);
    await unsubscribe(token);
    await work();
    expect((await arrived()).map((mail) => mail.to)).toEqual([[ugo.email]]);
    expect((await reportRecord(owner, campaign)).totals).toMatchObject({ sent: 1, failed: 0, skipped: 1 });
  });

  test('has a link that leads to the survivor of a merge; the unsubscription stays', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [zoe]);
    await sent(owner, list);
    const token = tokenIn(to(await arrived(), zoe));
    await listOf(owner, [{ name: 'Zoé B', email: 'zoe-b@example.com' }]);
    const rows =
      await admin`select id, name from contacts where workspace_id = ${owner.workspace.id} order by name`;
    const [gone, survivor] = rows.map(({ id }) => ({ id, version: 1 }));
    if (!gone || !survivor) throw new Error('Two contacts were not added.');
    await mergeContacts(owner, { survivor, gone, taken: [] });
    await unsubscribe(token);
    await addToList(owner, { listId: list, contactIds: [survivor.id] });
    await empty();
    await sent(owner, list);
    expect(await arrived()).toEqual([]);
  });

  test('has a link that cannot be forged: any other changes nothing', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await sent(owner, await listOf(owner, [zoe]));
    const token = tokenIn(to(await arrived(), zoe));
    const [, workspaceId = '', id = ''] = token.split('.');
    const before = await stored(owner);
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const other = trackingToken({ kind: 'open', workspaceId, id });
    for (const each of [
      forged,
      other,
      token.replace('delivery', 'contact'),
      other.replace('open', 'delivery'),
      '',
    ]) {
      await expect(unsubscribe(each)).rejects.toThrow(NotFound);
      await expect(readUnsubscription(each)).rejects.toThrow(NotFound);
    }
    expect(await stored(owner)).toEqual(before);
    await admin`delete from contacts where workspace_id = ${workspaceId}`;
    await expect(unsubscribe(token)).rejects.toThrow(NotFound);
  });
});

test('S2.7 an SMS passes its gateway the unsubscribe link, which stops emails too', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const gateway = await startReceiver();
  const list = await listOf(owner, [{ ...zoe, phone: '+33612345678' }]);
  const campaign = await smsCampaign(owner, list, gateway.url);
  await transitionRecord(owner, { ...campaign, transition: 'send' });
  await work();
  await gateway.close();
  const { unsubscribe: links } = JSON.parse(gateway.got[0]?.body ?? '{}');
  expect(links.oneClick).toBe(`${links.page}/one-click`);
  await unsubscribe(links.page.split('/u/')[1]);
  await sent(owner, list);
  expect(await arrived()).toEqual([]);
});

test('S2.8 S2.9 unsubscribed contacts are visible with the right to view contacts, and resubscribed with the right to edit them', async () => {
  const {
    owner,
    vera,
    carla,
    ugo: without,
  } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      vera: { role: 'additional-user', grants: ['contacts-view'] },
      carla: { role: 'additional-user', grants: ['contacts-edit'] },
      ugo: { role: 'additional-user', grants: ['email-campaigns-send'] },
    },
  });
  await listOf(owner, [zoe]);
  await admin`update contacts set unsubscribed_at = now() where workspace_id = ${owner.workspace.id}`;
  const everybody = unsubscribedSearch.parse({});
  const [row] = (await listUnsubscribed(vera, everybody)).rows;
  const contactId = row?.id ?? '';
  const before = await stored(owner);
  const right = (id: string) => ({ decision: { rule: { kind: 'right', id } } });
  await expect(listUnsubscribed(without, everybody)).rejects.toMatchObject(right('contacts-view'));
  await expect(resubscribe(vera, { contactId })).rejects.toMatchObject(right('contacts-edit'));
  expect(await stored(owner)).toEqual(before);
  await resubscribe(carla, { contactId });
  expect((await listUnsubscribed(vera, everybody)).rows).toEqual([]);
});
