import 'server-only';
import type { Announcement } from '@/db/tenant';

/** What this process has heard. `lost-track`: announcements may have been missed, so look again. */
export type Heard = Announcement | { topic: 'lost-track' };

export type Listener = (heard: Heard) => void;

/** Whom an announcement concerns: one workspace, one person, or whoever does the background work. */
export type Channel = `workspace:${string}` | `person:${string}` | 'worker';

/** On the global object: Next loads a module once for each bundle, and a hub must be one a process. */
const shared = globalThis as typeof globalThis & { latchkeyHub?: Map<Channel, Set<Listener>> };

function hub(): Map<Channel, Set<Listener>> {
  shared.latchkeyHub ??= new Map();
  return shared.latchkeyHub;
}

/** Hears what concerns any of these channels, until the returned function is called. */
export function subscribe(channels: readonly Channel[], listener: Listener): () => void {
  const listeners = hub();
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

/** Tells the subscribers in this process. To tell every process, `announce` in the transaction of the change. */
export function publish(heard: Heard): void {
  const listeners = hub();
  const concerned = heard.topic === 'lost-track' ? [...listeners.keys()] : [channelOf(heard)];
  const told = new Set(concerned.flatMap((channel) => [...(listeners.get(channel) ?? [])]));
  for (const listener of told) listener(heard);
}

function channelOf(announcement: Announcement): Channel {
  if (announcement.topic === 'mail') return 'worker';
  if ('userId' in announcement) return `person:${announcement.userId}`;
  return `workspace:${announcement.workspaceId}`;
}
