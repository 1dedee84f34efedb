import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { sendings } from '@/db/schema/work/sendings';
import type { UseSource } from '@/lib/work/records/uses';

/**
 * The broadcasts under way, paused ones included, that send by a channel or with a template, or that have still to
 * collect the contacts of a list.
 */
export const usesOfContent: UseSource = async (tx, { workspaceId, id }) => {
  const isNamed = sql`${id} in (${broadcasts.channelId}::text, ${broadcasts.templateId}::text)
    or (${sendings.gatheredAt} is null and ${broadcasts.audience} -> 'list' ? ${id}::text)`;
  const rows = await tx
    .select({ id: broadcasts.id, name: broadcasts.name })
    .from(broadcasts)
    .innerJoin(
      sendings,
      and(eq(sendings.workspaceId, broadcasts.workspaceId), eq(sendings.subjectId, broadcasts.id)),
    )
    .where(and(eq(broadcasts.workspaceId, workspaceId), isNull(sendings.finishedAt), sql`(${isNamed})`))
    .orderBy(asc(broadcasts.name));
  return rows.map((row) => ({
    ...row,
    feature: 'broadcasts',
    path: `broadcasts/${row.id}`,
    needs: 'broadcasts.view',
  }));
};
