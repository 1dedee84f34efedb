import 'server-only';
import { inSnapshot } from '@/db/tenant';
import { tenantOf } from '@/lib/access/context/context';
import { decide } from '@/lib/policy/decide';
import { permissionsOf } from '@/lib/policy/permission-table';
import type { Asking } from './evaluate';
import { cutResults, noResults, openPage, type SearchAnswer } from './page-token';
import { parsed } from './parsed';
import { actionSearch } from './request';
import { findMembers, subjectType } from './subjects';
import { concerns, findTargets } from './targets';
import { supposedAccess } from './what-if';

/** `POST …/search/action`: what a subject may do to a resource, in the order of the access model. */
export async function searchActions(
  { ctx, kinds }: Asking,
  body: object,
): Promise<SearchAnswer<{ name: string }>> {
  const { page, ...asked } = parsed(actionSearch, body);
  const opened = openPage(page, ['action', ctx.workspace.id, asked]);
  const { subject, resource } = asked;
  if (subject.type !== subjectType) return noResults;
  const names = await inSnapshot(tenantOf(ctx), async (tx) => {
    const found = (await findMembers(tx, ctx, [subject.id]))(subject.id);
    const target = (await findTargets(tx, ctx, kinds, [resource]))(resource);
    if (!found || !target) return [];
    const access = supposedAccess(ctx, found, subject.properties);
    return permissionsOf(ctx.model.catalogue, ctx.model.features)
      .filter((facts) => concerns(kinds, resource.type, facts))
      .map(({ permission }): string => permission)
      .filter((permission) => decide(access, permission, target).allowed);
  });
  const { after, limit } = opened.page;
  const from = after ? names.indexOf(after) + 1 : 0;
  const rest = names.slice(from, from + limit + 1).map((name) => ({ name }));
  return cutResults(opened, rest, ({ name }) => name);
}
