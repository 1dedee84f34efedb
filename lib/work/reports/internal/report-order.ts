import { type SQL, sql } from 'drizzle-orm';
import type { Order } from '../report-period';

/** The maximum of rows in a table of figures, which has no pages. */
export const mostRows = 100;

/** The requested order; rows without a value are last in both directions. */
export function inOrder<Sort extends string>(columns: Record<Sort, SQL>, order: Order<Sort>): SQL {
  const { sort, isDescending } = readOrder(order);
  return isDescending ? sql`${columns[sort]} desc nulls last` : sql`${columns[sort]} asc nulls last`;
}

export function readOrder<Sort extends string>(order: Order<Sort>): { sort: Sort; isDescending: boolean } {
  const isDescending = order.startsWith('-');
  return { sort: (isDescending ? order.slice(1) : order) as Sort, isDescending };
}
