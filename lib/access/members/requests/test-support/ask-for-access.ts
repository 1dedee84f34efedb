import type postgres from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Permission } from '@/lib/policy/catalogue';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { createRequest } from '../create-request';
import { type Answer, decideRequest } from '../decide-request';

/** Asks for access in tests, and reads what that stored. */
export function askForAccess(admin: postgres.Sql) {
  const refused = refusals(admin);

  const team = () =>
    world({
      people: {
        olga: 'owner',
        otto: 'owner',
        mia: { role: 'manager', restrictions: ['data-export', 'contact-deletion'] },
        max: { role: 'manager', restrictions: ['workspace-settings'] },
        ana: 'agent',
      },
    });

  const ask = (asker: WorkspaceContext, permission: Permission = 'contacts.export', rest = {}) =>
    createRequest(asker, {
      permission,
      note: 'For the fair',
      duration: 'until',
      untilDay: '2099-12-31',
      ...rest,
    });

  const decide = (actor: WorkspaceContext, requestId: string, answer: Answer, version = 1) =>
    decideRequest(actor, { requestId, version, ...answer });

  const forHours = { answer: 'grant', duration: 'hours', untilDay: null } as const;

  const no = { answer: 'refuse', reason: 'Ask me on Monday' } as const;

  const rowOf = async (id: string) => (await admin`select * from access_requests where id = ${id}`)[0];

  const eventsOf = async ({ member }: WorkspaceContext) =>
    (await admin`select event from audit_events where subject_id = ${member.id} order by seq`).map(
      ({ event }) => event,
    );

  return { refused, team, ask, decide, forHours, no, rowOf, eventsOf };
}
