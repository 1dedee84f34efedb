import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';
import { workViews } from '@/lib/work/assignment/work-views';
import { lifecycles } from '../lifecycle';

/** As many as can be told apart in one menu. */
const most = 50;

/** Several values of one filter, as the address joins them. What is none of the allowed counts as not said. */
function several<T>(value: z.ZodType<T>) {
  return z.preprocess(
    (said) => (typeof said === 'string' ? said.split(',') : said),
    z
      .array(z.unknown())
      .catch([])
      .transform((said) =>
        said.slice(0, most).flatMap((each) => {
          const read = value.safeParse(each);
          return read.success ? [read.data] : [];
        }),
      ),
  );
}

const id = z.uuid();
const fieldName = /^field\.([0-9a-f-]{36})$/;

/** What narrows the list besides what is typed. A saved view keeps this and nothing else. */
const filters = {
  view: z.enum(workViews).catch('all'),
  /** Members, or `nobody`. */
  assignee: several(z.union([id, z.literal('nobody')])),
  team: several(id),
  lifecycle: several(z.enum(lifecycles)),
  list: several(id),
  /** Values of the workspace's own fields: choices, `yes` and `no`. In the address `field.<id>`. */
  fields: z.record(
    id,
    several(
      z
        .string()
        .max(100)
        .transform((value) => value.replaceAll('%2C', ',')),
    ),
  ),
};

export const contactFilters = z.preprocess(gathered, z.object(filters));
export type ContactFilters = z.output<typeof contactFilters>;

/**
 * What the address of a list of contacts asks for. Lenient: what it does not understand counts as not said.
 * The order is by name only, so that it tells nothing of a masked field (S1.26).
 */
export const contactSearch = z.preprocess(
  gathered,
  z.object({
    ...filters,
    q: typed,
    cursor: z.string().nullish().catch(null),
    size: z.coerce
      .number()
      .pipe(z.literal([25, 50, 100]))
      .catch(25),
  }),
);
export type ContactSearch = z.output<typeof contactSearch>;

/** The filters of the workspace's own fields stand beside the others in the address, under names of their own. */
function gathered(address: unknown): unknown {
  if (typeof address !== 'object' || address === null) return address;
  const own = Object.entries(address).flatMap(([name, value]) => {
    const [, field] = fieldName.exec(name) ?? [];
    return field ? [[field, value] as const] : [];
  });
  const given = 'fields' in address && typeof address.fields === 'object' ? address.fields : {};
  return { ...address, fields: { ...given, ...Object.fromEntries(own.slice(0, most)) } };
}

/** The filters that are set, by their names in the address. */
export function filterParams({
  fields,
  view,
  assignee,
  team,
  lifecycle,
  list,
}: ContactFilters): Record<string, string> {
  const others = { view, assignee, team, lifecycle, list };
  const named = {
    ...others,
    ...Object.fromEntries(Object.entries(fields).map(([at, of]) => [`field.${at}`, of])),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => {
      const said =
        typeof value === 'string' ? value : value.map((each) => each.replaceAll(',', '%2C')).join(',');
      return said && !(name === 'view' && said === 'all') ? [[name, said]] : [];
    }),
  );
}
