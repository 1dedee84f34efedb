import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { type OcsfActivity, ocsfActivities, ocsfClasses } from '@/lib/access/audit/ocsf-classes';

/** The version of the Open Cybersecurity Schema Framework whose names are used. */
const version = '1.3.0';

const category = 3;

/**
 * The events of a trail as objects of OCSF, one a line (B10): what has no place there is in `unmapped`, as the trail has it.
 *
 * @param visible the events that the reader may see
 */
export function ocsfLines(visible: SQL | undefined): SQL {
  const { id, seq, at, event, actorUserId, actorName, subjectId, subjectName, workspaceId, ip } = auditEvents;
  const { account, access, group } = ocsfClasses;
  const subject = sql`jsonb_strip_nulls(jsonb_build_object('uid', ${subjectId}, 'name', ${subjectName}))`;
  const isAbout = ({ uid }: { uid: number }) => sql`told.class_uid = ${sql.raw(String(uid))}`;
  return sql`
    select jsonb_strip_nulls(jsonb_build_object(
      'metadata', jsonb_build_object('version', ${sql.raw(`'${version}'`)}, 'uid', ${id}, 'sequence', ${seq}, 'log_name', 'audit',
        'product', jsonb_build_object('name', 'Latchkey', 'vendor_name', 'Latchkey')),
      'time', floor(extract(epoch from ${at}) * 1000)::bigint,
      'category_uid', ${sql.raw(String(category))}, 'category_name', 'Identity & Access Management',
      'class_uid', told.class_uid, 'class_name', told.class_name,
      'activity_id', told.activity_id, 'activity_name', told.activity_name,
      'type_uid', told.class_uid * 100 + told.activity_id, 'type_name', told.class_name || ': ' || told.activity_name,
      'severity_id', 1, 'severity', 'Informational', 'status_id', 1, 'status', 'Success',
      'actor', case when ${actorUserId} is null then jsonb_build_object('app_name', 'Latchkey')
        else jsonb_build_object('user', jsonb_build_object('uid', ${actorUserId}, 'name', ${actorName})) end,
      'src_endpoint', case when ${ip} is not null then jsonb_build_object('ip', ${ip}) end,
      'user', case when ${isAbout(account)} or ${isAbout(access)} then ${subject} end,
      'group', case when ${isAbout(group)} then ${subject} end,
      'entity', case when told.class_uid = 3004
        then ${subject} || jsonb_build_object('type', split_part(${event}, '.', 1)) end,
      'privileges', case when ${isAbout(access)} then coalesce(
        case when ${auditEvents.after} ->> 'role' is not null then jsonb_build_array(${auditEvents.after} ->> 'role') end, '[]') end,
      'unmapped', jsonb_build_object('event', ${event}, 'workspace_uid', ${workspaceId},
        'before', ${auditEvents.before}, 'after', ${auditEvents.after}, 'hash', ${auditEvents.hash})
    ))::text
    from ${auditEvents}
    join ${activities()} on told.event = ${event}
    where ${visible} order by ${seq}`;
}

/** The activities as a table: constants of this program, so that `COPY`, which takes no parameters, can read them. */
function activities(): SQL {
  const row = ({ event, classUid, className, activityId, activityName }: OcsfActivity) =>
    `('${event}', ${classUid}, '${className}', ${activityId}, '${activityName}')`;
  return sql.raw(
    `(values ${ocsfActivities.map(row).join(', ')}) as told(event, class_uid, class_name, activity_id, activity_name)`,
  );
}
