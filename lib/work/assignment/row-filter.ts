import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { RowFilter } from '@/db/merged-walk';
import { seats } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import type { Visibility } from '@/lib/policy/model';
import type { WorkView } from './work-views';

/**
 * Narrows the rows of a view to those that the person sees. Unassigned work has no seat or a vacant one; a
 * narrower scope hides this view (S1.22, S1.23).
 * @param vacant ids of the workspace's vacant seats
 */
export function rowFilterOf(
  view: WorkView,
  visible: Visibility,
  { self }: Access,
  vacant: readonly string[],
): RowFilter {
  if (visible.kind === 'none') return [];
  const teams = visible.kind === 'all' ? self.teams : visible.teams;
  const mine = { seats: self.seats };
  const ofTeams = { teams, exceptSeats: self.seats };
  switch (view) {
    case 'mine':
      return [mine];
    case 'team':
      return [ofTeams];
    case 'unassigned':
      return visible.kind === 'all' ? [{ free: true }, { seats: vacant }] : [];
    case 'all':
      return visible.kind === 'all' ? 'every' : [mine, ofTeams];
  }
}

/** The seats without a holder: work assigned to them counts as unassigned (S1.28). */
export async function vacantSeats(tx: Transaction, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspaceId), isNull(seats.holderId)));
  return rows.map(({ id }) => id);
}
