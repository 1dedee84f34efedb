import type { RowAccess } from '@/lib/access/members/invite-many/outcome';
import type { BatchRow } from '@/lib/access/members/invite-many/view-batch';

/** Which rows the page shows, as a word of its address. */
export const filters = ['all', 'invite', 'here', 'refuse'] as const;
export type Filter = (typeof filters)[number];

/** An access of the list, and the number of people who get it. */
export interface AccessCount {
  access: RowAccess;
  people: number;
}

/** The rows of one page, and what the summary needs of all. */
export interface ShownRows {
  rows: BatchRow[];
  filter: Filter;
  page: number;
  pages: number;
  counts: Record<Filter, number>;
  /** The accesses that people get by an invitation, most people first. */
  accesses: AccessCount[];
  links: { email: string; link: string }[];
}

const perPage = 100;

const isIn: Record<Filter, (row: BatchRow) => boolean> = {
  all: () => true,
  invite: ({ act }) => act === 'invite' || act === 'resend' || act === 'reinstate',
  here: ({ act }) => act === 'none',
  refuse: ({ act }) => act === 'refuse',
};

export function shownRows(
  rows: readonly BatchRow[],
  search: Record<string, string | string[] | undefined>,
): ShownRows {
  const filter = filters.find((each) => each === search.show) ?? 'all';
  const found = rows.filter(isIn[filter]);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(String(search.page ?? ''), 10) || 1));
  return {
    rows: found.slice((page - 1) * perPage, page * perPage),
    ...{ filter, page, pages },
    counts: Object.fromEntries(
      filters.map((each) => [each, rows.filter(isIn[each]).length]),
    ) as ShownRows['counts'],
    accesses: accessesOf(rows),
    links: rows.flatMap(({ email, link }) => (link ? [{ email, link }] : [])),
  };
}

function accessesOf(rows: readonly BatchRow[]): AccessCount[] {
  const found = new Map<string, AccessCount>();
  for (const { act, access } of rows) {
    if (act !== 'invite' || !access) continue;
    const key = JSON.stringify(access);
    found.set(key, { access, people: (found.get(key)?.people ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.people - a.people);
}
