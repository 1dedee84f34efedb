import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, transitionRecord } from '@/lib/modules';
import { Invalid } from '@/lib/platform/errors';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { emailCampaign, listOf, verifiedDomain } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { findDomain } from './find-domain';

const { admin } = await testDatabase();
const [post, relay] = [await openMailInbox(admin), await openMailInbox(admin)];
process.env.SMTP_URL = post.url;
afterAll(async () => {
  await post.close();
  await relay.close();
});
beforeEach(async () => {
  await post.empty();
  await relay.empty();
});

const owned = () => world({ model: 'feature-grants', people: { owner: 'owner' } });
const fields = (domain = '') => ({ domain, note: '' });
const add = (owner: WorkspaceContext, name: string, domain?: string) =>
  createRecord(owner, { collection: 'dedicated-ips', name, fields: fields(domain) });

function assign(text: string) {
  process.env.DEDICATED_IPS = text;
  forgetSettings();
}

async function sendOne(owner: WorkspaceContext) {
  const list = await listOf(owner, [{ name: 'Zoé', email: 'zoe@people.example' }]);
  const { collection, recordId } = await emailCampaign(owner, list);
  await transitionRecord(owner, { collection, recordId, version: 1, transition: 'send' });
  await post.work();
}

test('S2.20 the mail of an account leaves from its dedicated IP, and from the shared one afterwards', async () => {
  const { owner } = await owned();
  assign(`${owner.workspace.slug} 127.0.0.7`);
  const { id: recordId } = await add(owner, '127.0.0.7');
  await sendOne(owner);
  await deleteRecord(owner, { collection: 'dedicated-ips', recordId, version: 1 });
  await sendOne(owner);
  expect((await post.arrived()).map(({ client }) => client)).toEqual(['127.0.0.7', '127.0.0.1']);
});

test('S2.20 an address behind a relay is reached through it, for its domain', async () => {
  const { owner } = await owned();
  assign(`${owner.workspace.slug} 203.0.113.8 ${relay.url}, ${owner.workspace.slug} 127.0.0.7`);
  const domain = await verifiedDomain(owner, 'corvane.example');
  await add(owner, '127.0.0.7');
  await add(owner, '203.0.113.8', domain);
  await sendOne(owner);
  expect(await post.arrived()).toEqual([]);
  expect(await relay.arrived()).toHaveLength(1);
  expect((await findDomain(owner, domain)).records[1]?.value).toContain('ip4:127.0.0.7 ip4:203.0.113.8');
});

test('TE1 S2.20 an address that the operator assigned to another account is refused', async () => {
  const [{ owner }, { owner: other }] = [await owned(), await owned()];
  assign(`${other.workspace.slug} 127.0.0.7`);
  const before = await recordsOf(admin, owner);
  await expect(add(owner, '127.0.0.7')).rejects.toEqual(new Invalid({ name: 'ip-not-assigned' }));
  expect(await recordsOf(admin, owner)).toEqual(before);
});
