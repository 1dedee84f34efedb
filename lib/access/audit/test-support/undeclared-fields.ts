import 'server-only';
import type postgres from 'postgres';
import { fieldKind } from '../event-fields';

/**
 * The fields of stored events that have no kind, so that no page would show them.
 *
 * @param sql reads every row
 * @param organisationId limits them to the trail of one organisation
 */
export async function undeclaredFields(sql: postgres.Sql, organisationId?: string): Promise<string[]> {
  const written = await sql<{ event: string; field: string }[]>`
    select distinct event, jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) as field
    from audit_events where ${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}`;
  return written
    .filter(({ event, field }) => fieldKind(event, field) === null)
    .map(({ event, field }) => `${event} ${field}`);
}
