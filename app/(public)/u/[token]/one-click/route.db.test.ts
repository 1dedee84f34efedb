import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { transitionRecord } from '@/lib/modules';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { world } from '@/lib/test-support/world';
import { GET, POST } from './route';

const { admin } = await testDatabase();
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(empty);

function formWith(value: string): FormData {
  const form = new FormData();
  form.set('List-Unsubscribe', value);
  return form;
}

test('S2.6 a mail program unsubscribes its reader by the POST of RFC 8058; other requests change nothing', async () => {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  const list = await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]);
  await transitionRecord(owner, { ...(await emailCampaign(owner, list)), transition: 'send' });
  await work();
  const [mail] = await arrived();
  const address = /<(.+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? '';
  const token = address.split('/').at(-2) ?? '';
  const at = (named: string) => ({ params: Promise.resolve({ token: named }) });
  const post = async (body: BodyInit, named = token) =>
    (await POST(new Request(address, { method: 'POST', body }), at(named))).status;
  const hasLeft = async () => {
    const [zoe] =
      await admin`select unsubscribed_at from contacts where workspace_id = ${owner.workspace.id}`;
    return zoe?.unsubscribed_at !== null;
  };

  const seen = await GET(new Request(address), at(token));
  expect([seen.status, seen.headers.get('location')]).toEqual([302, address.replace('/one-click', '')]);
  expect(await post(formWith('Yes'))).toBe(400);
  expect(await post('List-Unsubscribe=One-Click')).toBe(400);
  expect(await post(formWith('One-Click'), `${token}x`)).toBe(404);
  expect(await hasLeft()).toBe(false);
  expect(await post(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))).toBe(204);
  expect(await hasLeft()).toBe(true);
  expect(await post(formWith('One-Click'))).toBe(204);
});
