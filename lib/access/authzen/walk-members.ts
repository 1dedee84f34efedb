import 'server-only';
import { gt } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { SearchPage } from './page-token';
import { isId, readSubjects, type Subject } from './subjects';

/** How many members are read in one statement, and how many statements one page takes. */
const [chunk, mostChunks] = [500, 10];

/** The results of a walk. */
export interface Walked<Result> {
  results: Result[];
  /** The last member that was read, where the walk paused: the next page goes on there. */
  pausedAt: string | null;
}

/**
 * Walks the members of the workspace in the order of their ids, until there is one more result than the page holds. It
 * pauses after some thousand members, so that no request takes longer where few are results.
 *
 * @param resultOf the result for a member; null: none
 */
export async function walkMembers<Result>(
  tx: Transaction,
  ctx: WorkspaceContext,
  { after, limit }: SearchPage,
  resultOf: (subject: Subject) => Result | null,
): Promise<Walked<Result>> {
  const results: Result[] = [];
  let last = after && isId(after) ? after : null;
  for (let read = 0; read < mostChunks; read++) {
    const subjects = await readSubjects(tx, ctx, last === null ? undefined : gt(members.id, last), chunk);
    for (const subject of subjects) {
      const result = resultOf(subject);
      if (result !== null) results.push(result);
      if (results.length > limit) return { results, pausedAt: null };
    }
    last = subjects.at(-1)?.member.id ?? null;
    if (subjects.length < chunk) return { results, pausedAt: null };
  }
  return { results, pausedAt: last };
}
