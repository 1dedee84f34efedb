/** An event as an endpoint receives it. */
export interface DeliveredEvent {
  /** The same as the header `webhook-id`. */
  id: string;
  type: string;
  /** ISO 8601 in UTC. */
  timestamp: string;
  /** The place in the trail of the organisation; null for a test. */
  sequence: number | null;
  workspace: string;
  data: {
    actor: { id: string | null; name: string | null } | null;
    subject: { id: string | null; name: string | null } | null;
    before: unknown;
    after: unknown;
  };
}

/** Fields of the trail that only administrators read: why, from where, and what people wrote to each other. */
const withheld: ReadonlySet<string> = new Set(['reason', 'note', 'notes', 'message', 'ip', 'link', 'url']);

/** A value of the trail without the withheld fields, at any depth. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (withheld.has(key) ? [] : [[key, withoutNotes(each)]])),
  );
}

/** A person or object as it was named then; null for Latchkey itself, and where there is none. */
export const named = (id: string | null, name: string | null) =>
  id === null && name === null ? null : { id, name };
