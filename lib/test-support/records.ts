import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { transitionRecord } from '@/lib/modules';

/** A record, as the inputs of the services name it. */
export interface RecordAt {
  collection: string;
  recordId: string;
  version: number;
}

/** Makes a transition of a record. */
export const step = (ctx: WorkspaceContext, record: RecordAt, transition: string, fields = {}) =>
  transitionRecord(ctx, { ...record, transition, fields });

/** Every row that a refused change of a record could have changed. */
export async function recordsOf(admin: Sql, { workspace, organisation }: WorkspaceContext) {
  const [row] = await admin`select
    (select json_agg(r order by r.id) from collection_records r where workspace_id = ${workspace.id}) as records,
    (select json_agg(a order by a.seq) from audit_events a where organisation_id = ${organisation.id}) as audit`;
  return row;
}

/** The events of the organisation's trail about records, in order. */
export async function recordEvents(admin: Sql, { organisation }: WorkspaceContext) {
  const rows = await admin<{ event: string; subject: string; text: string }[]>`
    select event, subject_name as subject, a::text as text from audit_events a
    where organisation_id = ${organisation.id} and event like 'record.%' order by seq`;
  return [...rows];
}
