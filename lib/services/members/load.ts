import 'server-only';
import { count, eq, sql } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/contacts';
import { pixels } from '@/db/schema/pixels';
import { seats } from '@/db/schema/seats';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/services/access/context';

/** How much work lies with a member. */
export interface Load {
  contacts: number;
  openConversations: number;
  pixels: number;
}

export const noLoad: Load = { contacts: 0, openConversations: 0, pixels: 0 };

/** The work of every member who has any, by member id: what the seats that they hold carry. */
export async function loads(tx: Transaction, ctx: WorkspaceContext): Promise<Map<string, Load>> {
  const workspaceId = ctx.workspace.id;
  const bySeat = (table: typeof contacts | typeof conversations | typeof pixels, isCounted = sql`true`) =>
    tx
      .select({ holderId: seats.holderId, total: count() })
      .from(table)
      .innerJoin(seats, sql`${seats.workspaceId} = ${table.workspaceId} and ${seats.id} = ${table.seatId}`)
      .where(sql`${eq(table.workspaceId, workspaceId)} and ${seats.holderId} is not null and ${isCounted}`)
      .groupBy(seats.holderId);
  const [people, talks, sites] = await Promise.all([
    bySeat(contacts),
    bySeat(conversations, eq(conversations.status, 'open')),
    bySeat(pixels),
  ]);
  const found = new Map<string, Load>();
  const add = (id: string | null, part: Partial<Load>) => {
    if (id !== null) found.set(id, { ...noLoad, ...found.get(id), ...part });
  };
  for (const { holderId, total } of people) add(holderId, { contacts: total });
  for (const { holderId, total } of sites) add(holderId, { pixels: total });
  for (const { holderId, total } of talks) add(holderId, { openConversations: total });
  return found;
}
