import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';

/** The condition on channels that can carry messages now. */
export const connected = and(
  eq(collectionRecords.collection, 'channels'),
  eq(collectionRecords.state, 'connected'),
  isNull(collectionRecords.deletedAt),
);

/** The condition on connected channels that can send. A webhook without an outbound address only receives. */
export const canSend = and(
  connected,
  sql`(${collectionRecords.fields} ->> 'connection' <> 'webhook'
    or coalesce(${collectionRecords.fields} ->> 'url', '') <> '')`,
);
