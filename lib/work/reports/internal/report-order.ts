import { type SQL, sql } from 'drizzle-orm';
import type { Order } from '../report-period';

/** As many rows as a table of figures has at most: it is read, not paged through. */
export const mostRows = 100;

/** The order asked for, among the columns there are; who has no figure stands last either way. */
export function inOrder<Sort extends string>(columns: Record<Sort, SQL>, order: Order<Sort>): SQL {
  const { sort, isDescending } = readOrder(order);
  return isDescending ? sql`${columns[sort]} desc nulls last` : sql`${columns[sort]} asc nulls last`;
}

export function readOrder<Sort extends string>(order: Order<Sort>): { sort: Sort; isDescending: boolean } {
  const isDescending = order.startsWith('-');
  return { sort: (isDescending ? order.slice(1) : order) as Sort, isDescending };
}
