import type { EventBody } from './chain';

/** The columns of an event, which repeat its body for queries. The time is in UTC, with six decimals. */
export type EventColumns = [
  organisationId: string,
  seq: number,
  id: string,
  workspaceId: string | null,
  at: string,
  event: string,
  actorUserId: string | null,
  actorName: string | null,
  subjectId: string | null,
  subjectName: string | null,
  before: unknown,
  after: unknown,
  ip: string | null,
  version: number,
  previousHash: string,
];

/** Whether the columns of a row repeat its body, so that no query shows something else than what was hashed (AT1). */
export function rowAgrees(columns: EventColumns, { version, seq, fields }: EventBody): boolean {
  const [organisationId, place, id, workspaceId, at, event, ...others] = columns;
  const [actorId, actorName, subjectId, subjectName, before, after, ip, format, previousHash] = others;
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
    format === version &&
    place === seq &&
    organisationId === organisation &&
    workspaceId === workspace &&
    previousHash === previous &&
    id === fields.id &&
    event === fields.event &&
    ip === fields.ip &&
    actorId === actor.id &&
    actorName === actor.name &&
    subjectId === subject.id &&
    subjectName === subject.name &&
    (at === fields.at || microseconds(at) === microseconds(fields.at)) &&
    isSameJson(before, fields.before) &&
    isSameJson(after, fields.after)
  );
}

function named(value: unknown): { id: unknown; name: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value
    ? { id: value.id, name: value.name }
    : { id: null, name: null };
}

/** Whether two JSON values are equal; `isDeepStrictEqual` also compares prototypes and takes four times as long. */
function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key as never], other[key as never]))
  );
}

/** An ISO 8601 text with up to six decimals as microseconds since 1970. */
function microseconds(text: unknown): string | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d(?::\d\d)?)$/.exec(String(text));
  if (!parts) return null;
  const [, second, fraction = '', zone] = parts;
  return String(Date.parse(`${second}${zone}`) * 1000 + Number(fraction.padEnd(6, '0')));
}
