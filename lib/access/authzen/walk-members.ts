import 'server-only';
import { gt } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { SearchPage } from './page-token';
import { isId, readSubjects, type Subject } from './subjects';

/** How many members are read in one statement. */
const chunk = 500;

/**
 * Walks the members of the workspace in the order of their ids, until there is one more result than the page holds.
 *
 * @param resultOf the result for a member; null: none
 */
export async function walkMembers<Result>(
  tx: Transaction,
  ctx: WorkspaceContext,
  { after, limit }: SearchPage,
  resultOf: (subject: Subject) => Result | null,
): Promise<Result[]> {
  const results: Result[] = [];
  let last = after && isId(after) ? after : null;
  for (;;) {
    const subjects = await readSubjects(tx, ctx, last === null ? undefined : gt(members.id, last), chunk);
    for (const subject of subjects) {
      const result = resultOf(subject);
      if (result !== null) results.push(result);
      if (results.length > limit) return results;
    }
    last = subjects.at(-1)?.member.id ?? null;
    if (subjects.length < chunk) return results;
  }
}
