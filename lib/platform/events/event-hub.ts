import 'server-only';
import type { JobKind } from '@/db/schema/platform/outbox';
import type { Announcement } from '@/db/tenant';

/** An announcement that reached this process. `lost-track`: announcements may have been missed, so read again. */
export type HubEvent = Announcement | { topic: 'lost-track' };

export type Listener = (event: HubEvent) => void;

/** The audience of an announcement: one workspace, one person, the visitor of a chat, or the workers for a kind of job. */
export type Channel =
  | `workspace:${string}`
  | `person:${string}`
  | `conversation:${string}`
  | `jobs:${JobKind}`;

interface Hub {
  listeners: Map<Channel, Set<Listener>>;
  /** Recent announcements, and when they arrived by this process's clock. */
  recent: { at: number; event: HubEvent }[];
}

/** A page that takes longer to open its stream has to read everything again. */
const keptForMs = 30_000;
const mostKept = 2_000;

/** On the global object: Next loads a module once per bundle, and each process must have only one hub. */
const shared = globalThis as typeof globalThis & { latchkeyHub?: Hub };

function hub(): Hub {
  shared.latchkeyHub ??= { listeners: new Map(), recent: [] };
  return shared.latchkeyHub;
}

/** Calls the listener for announcements on any of these channels, until the returned function is called. */
export function subscribe(channels: readonly Channel[], listener: Listener): () => void {
  const { listeners } = hub();
  for (const channel of channels) {
    const present = listeners.get(channel) ?? new Set();
    listeners.set(channel, present.add(listener));
  }
  return () => {
    for (const channel of channels) {
      const present = listeners.get(channel);
      present?.delete(listener);
      if (present?.size === 0) listeners.delete(channel);
    }
  };
}

/** Notifies the subscribers in this process. `announce` notifies every process, in the transaction of the change. */
export function publish(event: HubEvent): void {
  const { listeners, recent } = hub();
  recent.push({ at: Date.now(), event });
  if (recent.length > mostKept) recent.shift();
  const channelsToNotify = event.topic === 'lost-track' ? [...listeners.keys()] : [channelOf(event)];
  const listenersToNotify = new Set(
    channelsToNotify.flatMap((channel) => [...(listeners.get(channel) ?? [])]),
  );
  for (const listener of listenersToNotify) listener(event);
}

/**
 * The announcements on these channels since a moment of this process's clock, for readers that subscribe late;
 * `lost-track` when the history does not go back that far.
 */
export function eventsSince(moment: number, channels: readonly Channel[]): HubEvent[] {
  const { recent } = hub();
  const isForgotten = recent.length === mostKept && moment < (recent[0]?.at ?? 0);
  if (isForgotten || moment < Date.now() - keptForMs) return [{ topic: 'lost-track' }];
  return recent.filter(({ at, event }) => at >= moment && isFor(channels, event)).map(({ event }) => event);
}

function isFor(channels: readonly Channel[], event: HubEvent): boolean {
  return event.topic === 'lost-track' || channels.includes(channelOf(event));
}

function channelOf(announcement: Announcement): Channel {
  if (announcement.topic === 'jobs') return `jobs:${announcement.kind}`;
  if (announcement.topic === 'chat') return `conversation:${announcement.conversationId}`;
  if ('userId' in announcement) return `person:${announcement.userId}`;
  return `workspace:${announcement.workspaceId}`;
}
