import { leafHash, type StoredEvent } from '../chain';

/** A chain of version 1, as the trigger of the database writes it. */
export function chainOf(count: number, organisation = 'o1', name = 'Inès\u2028\uFFFD'): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const previous = events.at(-1)?.hash ?? '';
    const body = JSON.stringify({
      actor: { id: 'u1', name },
      event: 'member.invited',
      organisation,
      previous,
      seq,
      v: 1,
    });
    events.push({ body, hash: leafHash(body, 1) });
  }
  return events;
}
