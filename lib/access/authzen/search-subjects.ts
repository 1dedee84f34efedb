import 'server-only';
import { inSnapshot } from '@/db/tenant';
import { tenantOf } from '@/lib/access/context/context';
import { factsOf } from '@/lib/access/models/permissions';
import { minimalChange } from '@/lib/policy/changes/minimal-change';
import type { Compiled } from '@/lib/policy/compile';
import { decide } from '@/lib/policy/decide';
import type { Permission } from '@/lib/policy/model';
import type { Asking } from './evaluate';
import { cutResults, noResults, openPage, type SearchAnswer } from './page-token';
import { parsed } from './parsed';
import { subjectSearch } from './request';
import { subjectType } from './subjects';
import { concerns, findTargets } from './targets';
import { type Walked, walkMembers } from './walk-members';
import { supposedAccess } from './what-if';

interface FoundSubject {
  type: typeof subjectType;
  id: string;
  /** Of those who may not, but would after a change of their access. */
  properties?: { couldBeGranted: true };
}

/**
 * `POST …/search/subject`: who may do this to that resource, in the order of their ids. With
 * `page.properties.include = "couldBeGranted"` also those who could get it by a change of their access.
 */
export async function searchSubjects(
  { ctx, kinds }: Asking,
  body: object,
): Promise<SearchAnswer<FoundSubject>> {
  const { page, ...asked } = parsed(subjectSearch, body);
  const opened = openPage(page, ['subject', ctx.workspace.id, asked]);
  const { subject, action, resource } = asked;
  const facts = factsOf(action.name);
  if (subject.type !== subjectType || !facts || !concerns(kinds, resource.type, facts)) return noResults;
  const found = await inSnapshot(tenantOf(ctx), async (tx) => {
    const target = (await findTargets(tx, ctx, kinds, [resource]))(resource);
    if (!target) return nobody;
    const isGrantable = grantable(facts.permission);
    return walkMembers(tx, ctx, opened.page, (each): FoundSubject | null => {
      const access = supposedAccess(ctx, each, subject.properties);
      const result: FoundSubject = { type: subjectType, id: each.member.id };
      if (decide(access, action.name, target).allowed) return result;
      return page.properties?.include && isGrantable(access.compiled)
        ? { ...result, properties: { couldBeGranted: true } }
        : null;
    });
  });
  return cutResults(opened, found.results, ({ id }) => id, found.pausedAt);
}

const nobody: Walked<FoundSubject> = { results: [], pausedAt: null };

/** Whether a change of an access could allow a permission. Computed once for all members with the same access. */
function grantable(permission: Permission): (compiled: Compiled) => boolean {
  const known = new Map<Compiled, boolean>();
  return (compiled) => {
    const isGrantable = known.get(compiled) ?? minimalChange(compiled, permission) !== null;
    known.set(compiled, isGrantable);
    return isGrantable;
  };
}
