import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { NotFound } from '@/lib/platform/errors';
import { startReceiver } from '@/lib/test-support/receiver';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { readUnsubscription, unsubscribe } from '@/lib/work/unsubscribed/unsubscribe';
import { viewBroadcast } from './broadcast-view';
import { sendBroadcast } from './send-broadcast';
import { connectChannel, draft, workOff } from './test-support/broadcast-workspace';

const { admin } = await testDatabase();
const gateway = await startReceiver();
afterAll(gateway.close);

it('a broadcast by email ends with an unsubscribe link and headers; after its use no contact with that address gets one, and it ends with the contact', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const { id: channelId } = await connectChannel(owner, gateway.url, 'email');
  await workspace.addContact({ name: 'Zoé', email: 'zoe@example.com' });
  const first = await draft(owner, channelId);
  await sendBroadcast(owner, { ...first, at: null });
  await workOff(admin);
  const { text, unsubscribe: links, headers } = JSON.parse(gateway.got[0]?.body ?? '{}');
  expect(text).toBe(`Ciao Zoé\n\n--\nUnsubscribe\n${links.page}`);
  expect(headers).toEqual({
    'List-Unsubscribe': `<${links.oneClick}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  const kept = await admin`select body from messages where workspace_id = ${workspace.id}`;
  expect(kept).toEqual([{ body: 'Ciao Zoé' }]);

  await unsubscribe(links.page.split('/u/')[1]);
  await workspace.addContact({ name: 'Zoé again', email: 'ZOE@example.com' });
  const second = await draft(owner, channelId);
  await sendBroadcast(owner, { ...second, at: null });
  await workOff(admin);
  expect(gateway.got).toHaveLength(1);
  const { sending } = await viewBroadcast(owner, second.broadcastId);
  expect(sending).toMatchObject({ state: 'done', counts: { sent: 0, skipped: 2 } });

  await admin`delete from contacts where workspace_id = ${workspace.id}`;
  const token = links.page.split('/u/')[1];
  await expect(readUnsubscription(token)).rejects.toEqual(new NotFound());
  await expect(unsubscribe(token)).rejects.toEqual(new NotFound());
});
