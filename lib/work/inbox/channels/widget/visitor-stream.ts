import 'server-only';
import { subscribe } from '@/lib/platform/events/event-hub';
import { EventWriter } from '@/lib/platform/events/event-writer';
import { keepOpen } from '@/lib/platform/events/open-streams';
import { takePlace } from './open-chats';
import { asVisitor } from './read-as-visitor';

/** In milliseconds: proxies close silent connections, and a browser connects again after the longest stream. */
const pulseMs = 25_000;
const longestMs = 15 * 60_000;

/**
 * Tells a visitor's browser that their chat changed. The events carry no text: the browser reads with its token, which is
 * checked again each time.
 *
 * @returns null when too many streams are open
 * @throws NotFound, Unauthenticated as `readAsVisitor`
 */
export async function visitorStream(
  channelId: string,
  token: string,
  ip: string | null,
): Promise<ReadableStream<Uint8Array> | null> {
  const { id, conversationId } = await asVisitor(channelId, token, async (_, visitor) => visitor);
  const leave = takePlace(id, ip);
  if (!leave) return null;
  const writer = new EventWriter(() => end());
  const releases = [
    leave,
    subscribe([`conversation:${conversationId}`], () => writer.queue('work')),
    keepOpen(() => end()),
  ];
  const pulse = setInterval(() => writer.send('ask'), pulseMs);
  const last = setTimeout(() => end(), longestMs);
  let isOpen = true;
  function end() {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(pulse);
    clearTimeout(last);
    for (const release of releases) release();
    writer.end();
  }
  // The browser reads once it listens, so that nothing is missed in between.
  writer.send('hello');
  return writer.body;
}
