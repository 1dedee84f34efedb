import 'server-only';
import { sql } from 'drizzle-orm';
import { seats } from '@/db/schema/access/seats';
import { collectionRecords } from '@/db/schema/work/collection-records';

/**
 * The seat of the member who created a record: it passes to the successor with the member's other work (S1.28). Null
 * when it is vacant. Columns are written out, because Drizzle drops the table of columns where only one is read.
 */
export const creatorSeat = sql<string | null>`(
  select s.id from ${seats} s
  where s.workspace_id = ${collectionRecords}.workspace_id and s.owner_id = ${collectionRecords}.created_by
    and s.holder_id is not null)`;
