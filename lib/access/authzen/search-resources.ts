import 'server-only';
import { inSnapshot, type Transaction } from '@/db/tenant';
import { tenantOf } from '@/lib/access/context/context';
import { memberTarget } from '@/lib/access/members/policy-target';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { factsOf } from '@/lib/access/models/permissions';
import type { Access } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { permittedRows } from '@/lib/policy/visibility';
import type { Asking } from './evaluate';
import { cutResults, noResults, openPage, type SearchAnswer, type SearchPage } from './page-token';
import { parsed } from './parsed';
import { resourceSearch } from './request';
import { findMembers, isId, subjectType } from './subjects';
import { concerns } from './targets';
import { type Walked, walkMembers } from './walk-members';
import { supposedAccess } from './what-if';

interface FoundResource {
  type: string;
  id: string;
}

/**
 * `POST …/search/resource`: to which resources of a type a subject may do this, in the order of their ids, and as far as
 * the holder of the key sees them (R6). Records are filtered by the database, however many there are.
 */
export async function searchResources(asking: Asking, body: object): Promise<SearchAnswer<FoundResource>> {
  const { ctx, kinds } = asking;
  const { page, ...asked } = parsed(resourceSearch, body);
  const opened = openPage(page, ['resource', ctx.workspace.id, asked]);
  const { subject, action, resource } = asked;
  const facts = factsOf(action.name);
  if (subject.type !== subjectType || !facts || !concerns(kinds, resource.type, facts)) return noResults;
  const { results, pausedAt } = await inSnapshot(tenantOf(ctx), async (tx) => {
    const found = (await findMembers(tx, ctx, [subject.id]))(subject.id);
    if (!found) return nothing;
    const access = supposedAccess(ctx, found, subject.properties);
    return idsOf(tx, asking, { access, permission: facts.permission, type: resource.type }, opened.page);
  });
  return cutResults(
    opened,
    results.map((id) => ({ type: resource.type, id })),
    ({ id }) => id,
    pausedAt,
  );
}

const nothing: Walked<string> = { results: [], pausedAt: null };

/** The ids of one page, and one more if there is one. */
async function idsOf(
  tx: Transaction,
  { ctx, kinds }: Asking,
  { access, permission, type }: { access: Access; permission: string; type: string },
  { after, limit }: SearchPage,
): Promise<Walked<string>> {
  if (type === 'workspace') {
    const isAllowed = decide(access, permission, { kind: 'workspace' }).allowed;
    return isAllowed && !after ? { ...nothing, results: [ctx.workspace.slug] } : nothing;
  }
  if (type === 'member') {
    const topHolders = await readTopHolders(tx, ctx);
    return walkMembers(tx, ctx, { after, limit }, ({ member }) =>
      decide(access, permission, memberTarget(member, topHolders)).allowed ? member.id : null,
    );
  }
  const kind = kinds.find((each) => each.type === type);
  const rows = permittedRows(access, permission);
  const from = after !== null && isId(after) ? after : null;
  const results = (await kind?.list(tx, ctx, rows, { after: from, limit: limit + 1 })) ?? [];
  return { results, pausedAt: null };
}
