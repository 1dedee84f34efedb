import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';
import { workViews } from '@/lib/work/assignment/work-views';
import { lifecycles } from '../lifecycle';

/** The values of a filter that one menu can show. */
const most = 50;

/** Several values of one filter, joined in the address. Unknown values count as absent. */
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

/** The filters of the list, without the search text. A saved view stores these only. */
const filters = {
  view: z.enum(workViews).catch('all'),
  /** Member ids, or `nobody` for unassigned contacts. */
  assignee: several(z.union([id, z.literal('nobody')])),
  team: several(id),
  lifecycle: several(z.enum(lifecycles)),
  list: several(id),
  /** Values of custom fields: options, `yes` and `no`. In the address `field.<id>`. */
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

export const contactFilters = z.preprocess(collectFields, z.object(filters));
export type ContactFilters = z.output<typeof contactFilters>;

/** By name, ascending or descending: both directions walk the same index. */
const contactSorts = ['name', '-name'] as const;

/**
 * The search parameters of the contact list. Unknown values count as absent. It is sorted by name only, in
 * either direction, so that the order reveals nothing of a masked field (S1.26).
 */
export const contactSearch = z.preprocess(
  collectFields,
  z.object({
    ...filters,
    q: typed,
    sort: z.enum(contactSorts).catch('name'),
    cursor: z.string().nullish().catch(null),
    size: z.coerce
      .number()
      .pipe(z.literal([25, 50, 100]))
      .catch(25),
  }),
);
export type ContactSearch = z.output<typeof contactSearch>;

/** Collects the parameters `field.<id>` of the address into one object. */
function collectFields(address: unknown): unknown {
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
