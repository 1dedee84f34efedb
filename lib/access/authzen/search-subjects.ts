import 'server-only';
import { inSnapshot } from '@/db/tenant';
import { tenantOf } from '@/lib/access/context/context';
import { factsOf } from '@/lib/access/models/permissions';
import { minimalChange } from '@/lib/policy/changes/minimal-change';
import { decide } from '@/lib/policy/decide';
import { parsed } from './answer-evaluation';
import type { Asking } from './evaluate';
import { cutResults, noResults, openPage, type SearchAnswer } from './page-token';
import { subjectSearch } from './request';
import { subjectType } from './subjects';
import { concerns, findTargets } from './targets';
import { walkMembers } from './walk-members';
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
    if (!target) return [];
    return walkMembers(tx, ctx, opened.page, (each): FoundSubject | null => {
      const { compiled, ...access } = supposedAccess(ctx, each, subject.properties);
      const result: FoundSubject = { type: subjectType, id: each.member.id };
      if (decide({ compiled, ...access }, action.name, target).allowed) return result;
      const isGrantable = page.properties?.include && minimalChange(compiled, facts.permission) !== null;
      return isGrantable ? { ...result, properties: { couldBeGranted: true } } : null;
    });
  });
  return cutResults(opened, found, ({ id }) => id);
}
