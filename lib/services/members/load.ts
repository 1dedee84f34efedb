import 'server-only';
import { count, eq, sql } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/contacts';
import { seats } from '@/db/schema/seats';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/services/access/context';

/** How much work lies with a member. */
export interface Load {
  contacts: number;
  openConversations: number;
}

/** The work of every member who has any, by member id: what the seats that they hold carry. */
export async function loads(tx: Transaction, ctx: WorkspaceContext): Promise<Map<string, Load>> {
  const workspaceId = ctx.workspace.id;
  const bySeat = (table: typeof contacts | typeof conversations, isCounted = sql`true`) =>
    tx
      .select({ holderId: seats.holderId, total: count() })
      .from(table)
      .innerJoin(seats, sql`${seats.workspaceId} = ${table.workspaceId} and ${seats.id} = ${table.seatId}`)
      .where(sql`${eq(table.workspaceId, workspaceId)} and ${seats.holderId} is not null and ${isCounted}`)
      .groupBy(seats.holderId);
  const [people, talks] = await Promise.all([
    bySeat(contacts),
    bySeat(conversations, eq(conversations.status, 'open')),
  ]);
  const found = new Map<string, Load>();
  const add = (id: string | null, part: Partial<Load>) => {
    if (id !== null) found.set(id, { contacts: 0, openConversations: 0, ...found.get(id), ...part });
  };
  for (const { holderId, total } of people) add(holderId, { contacts: total });
  for (const { holderId, total } of talks) add(holderId, { openConversations: total });
  return found;
}
