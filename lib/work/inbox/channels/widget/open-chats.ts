import 'server-only';
import { from } from '@/lib/platform/limits/take-attempt';

/** The streams that one process keeps open: of one visitor, of one network, and in all. */
const most = { visitor: 4, network: 30, process: 2_000 };

/** On the global object: Next loads a module once per bundle, and the limits hold for the process. */
const shared = globalThis as typeof globalThis & { latchkeyChats?: Map<string, number> };

/**
 * Takes a place for one more stream. A browser without one asks for new messages now and then.
 * @returns the function that gives the place back; null when there is none
 */
export function takePlace(visitorId: string, ip: string | null): (() => void) | null {
  shared.latchkeyChats ??= new Map();
  const open = shared.latchkeyChats;
  const places = [
    [`visitor:${visitorId}`, most.visitor],
    [`network:${from(ip)}`, most.network],
    ['process', most.process],
  ] as const;
  if (places.some(([key, limit]) => (open.get(key) ?? 0) >= limit)) return null;
  for (const [key] of places) open.set(key, (open.get(key) ?? 0) + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    for (const [key] of places) {
      const left = (open.get(key) ?? 0) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    }
  };
}
