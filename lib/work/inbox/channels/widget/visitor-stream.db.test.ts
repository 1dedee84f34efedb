import { afterAll, beforeAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { createRecord } from '@/lib/modules';
import { Unauthenticated } from '@/lib/platform/errors';
import { eventsSince } from '@/lib/platform/events/event-hub';
import { listen } from '@/lib/platform/events/listen';
import { closeStreams } from '@/lib/platform/events/open-streams';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { until } from '@/lib/test-support/until';
import { world } from '@/lib/test-support/world';
import { messageJobs } from '../../messages/deliver';
import { reply } from '../../messages/reply-to-conversation';
import { sendAsVisitor } from './send-as-visitor';
import { visitorStream } from './visitor-stream';

const { admin, url } = await separateDatabase();
const stop = new AbortController();
let listening: Promise<void>;

beforeAll(async () => {
  listening = listen(url, stop.signal);
  const listeners = () =>
    admin`select pid from pg_stat_activity where datname = current_database() and query in ('listen latchkey', 'select 1')`;
  await until(async () => (await listeners()).length === 1);
});
afterAll(async () => {
  closeStreams();
  stop.abort();
  await listening;
});

async function chats() {
  const { olga } = await world({ people: { olga: 'owner' } });
  const fields = { connection: 'widget', origins: ['https://www.example.com'] };
  const { id: channelId } = await createRecord(olga, { collection: 'channels', name: 'Site', fields });
  const startedAt = Date.now();
  const begin = async (name: string) => {
    const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    await sendAsVisitor(channelId, token, { id: crypto.randomUUID(), text: name, name }, null);
    const [row] = await admin`select conversation_id as id from messages where body = ${name}`;
    const conversationId = row?.id as string;
    // The stream hears of later messages only.
    await expect.poll(() => eventsSince(startedAt, [`conversation:${conversationId}`])).toHaveLength(1);
    return { token, conversationId };
  };
  return { olga, channelId, begin };
}

/** What a stream sends, in order of arrival. */
function following(stream: ReadableStream<Uint8Array> | null) {
  const heard = { text: '', leave: async () => {} };
  if (!stream) return heard;
  const reader = stream.getReader();
  heard.leave = () => reader.cancel();
  const decoder = new TextDecoder();
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      heard.text += decoder.decode(part.value);
  })();
  return heard;
}

test('an answer reaches the stream of its visitor at once, without its text, and no other visitor', async () => {
  const { olga, channelId, begin } = await chats();
  const [ada, bob] = [await begin('Ada'), await begin('Bob')];
  const hers = following(await visitorStream(channelId, ada.token, null));
  const his = following(await visitorStream(channelId, bob.token, null));
  const answer = { conversationId: ada.conversationId, body: 'Secret', requestId: crypto.randomUUID() };
  await reply(olga, answer);
  await drain(messageJobs);
  await expect.poll(() => hers.text).toContain('event: changed');
  expect(hers.text).not.toContain('Secret');
  expect(his.text).toBe('event: hello\ndata: \n\n');
  await Promise.all([hers.leave(), his.leave()]);
});

test('LI4 a visitor has four streams at most, and a closed one frees its place', async () => {
  const { channelId, begin } = await chats();
  const { token } = await begin('Carla');
  const open = () => visitorStream(channelId, token, null);
  const streams = await Promise.all([open(), open(), open(), open()]);
  expect(streams).not.toContain(null);
  expect(await open()).toBeNull();
  await streams[0]?.cancel();
  const next = await open();
  expect(next).not.toBeNull();
  for (const stream of [...streams.slice(1), next]) await stream?.cancel();
});

test('a token without a chat opens no stream', async () => {
  const { channelId } = await chats();
  await expect(visitorStream(channelId, 'x'.repeat(43), null)).rejects.toThrow(Unauthenticated);
});
