import 'server-only';
import { v7 } from 'uuid';
import { inTenant } from '@/db/tenant';
import { recordAudit } from '../record-audit';

/** The author of the events of tests. */
export const person = { userId: v7(), name: 'Inès', ip: '192.0.2.7' };

/**
 * Writes so many events, each in its transaction.
 *
 * @returns the organisation, a new one unless it is given
 */
export async function writeEvents(count: number, organisationId: string = v7()): Promise<string> {
  for (let number = 1; number <= count; number++) {
    await inTenant({ organisationId }, (tx) =>
      recordAudit(tx, person, {
        organisationId,
        event: 'member.access-changed',
        subject: { id: v7(), name: `Léo "${number}"\u2028` },
        before: { role: 'manager' },
        after: { role: 'agent', number },
      }),
    );
  }
  return organisationId;
}

/** RFC 8785 in JavaScript, whose strings and numbers it prescribes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
