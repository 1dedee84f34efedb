import { z } from 'zod';
import { memberStatuses } from './member-statuses';

export const memberSorts = ['name', 'email', 'level', 'last-seen'] as const;
export const pageSizes = [25, 50, 100] as const;

export type MemberSort = (typeof memberSorts)[number];

/** A parameter may occur once, several times, or as a comma-separated list. Unknown values are dropped. */
const listOf = <S extends z.ZodType<string, string>>(each: S) =>
  z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .transform((value) =>
      [value]
        .flat()
        .flatMap((item) => item.split(','))
        .slice(0, 50)
        .flatMap((item) => each.safeParse(item).data ?? []),
    )
    .transform((items) => [...new Set(items)] as z.output<S>[])
    .default([]);

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Control characters never match, and PostgreSQL refuses NUL. */
const words = z
  .string()
  .transform((value) =>
    value
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .catch('')
  .default('');

const cursor = z.string().max(2000).optional().catch(undefined);

/**
 * The search in the address of the Users page. Lenient: invalid values fall back to the default, so that an old or
 * damaged link still opens the page.
 */
export const memberSearch = z.object({
  q: words,
  level: listOf(id),
  status: listOf(z.enum(memberStatuses)),
  restriction: listOf(id),
  team: listOf(z.uuid()),
  sort: z.enum(memberSorts).catch('name').default('name'),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  after: cursor,
  before: cursor,
  size: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50)
    .default(50),
});

export type MemberSearch = z.output<typeof memberSearch>;
