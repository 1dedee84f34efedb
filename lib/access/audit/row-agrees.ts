import { isDeepStrictEqual } from 'node:util';
import type { EventBody } from './chain';

/** The columns of an event, which repeat its body for queries. */
export interface EventRow {
  organisationId: string;
  seq: string;
  id: string;
  workspaceId: string | null;
  /** Microseconds since 1970, because a `Date` holds only milliseconds. */
  at: string;
  event: string;
  actorUserId: string | null;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
  before: unknown;
  after: unknown;
  ip: string | null;
  version: number;
  previousHash: string;
}

/** Whether the columns of a row repeat its body, so that no query shows something else than what was hashed (AT1). */
export function rowAgrees(row: EventRow, { version, seq, fields }: EventBody): boolean {
  const [organisation, workspace, previous, actor, subject] =
    version === 0
      ? [
          fields.organisation_id,
          fields.workspace_id,
          fields.previous_hash,
          { id: fields.actor_user_id, name: fields.actor_name },
          { id: fields.subject_id, name: fields.subject_name },
        ]
      : [fields.organisation, fields.workspace, fields.previous, named(fields.actor), named(fields.subject)];
  return (
    row.version === version &&
    row.seq === String(seq) &&
    row.organisationId === organisation &&
    row.workspaceId === workspace &&
    row.previousHash === previous &&
    row.id === fields.id &&
    row.event === fields.event &&
    row.ip === fields.ip &&
    row.actorUserId === actor.id &&
    row.actorName === actor.name &&
    row.subjectId === subject.id &&
    row.subjectName === subject.name &&
    row.at === microseconds(fields.at) &&
    isDeepStrictEqual(row.before, fields.before) &&
    isDeepStrictEqual(row.after, fields.after)
  );
}

function named(value: unknown): { id: unknown; name: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value
    ? { id: value.id, name: value.name }
    : { id: null, name: null };
}

/** An ISO 8601 text with up to six decimals as microseconds since 1970. */
function microseconds(text: unknown): string | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d(?::\d\d)?)$/.exec(String(text));
  if (!parts) return null;
  const [, second, fraction = '', zone] = parts;
  return String(Date.parse(`${second}${zone}`) * 1000 + Number(fraction.padEnd(6, '0')));
}
