import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { isActive } from '@/lib/access/context/member-now';
import type { FindFault } from '@/lib/work/records/record-faults';

/** A daily export whose author is suspended or has left makes no files: they are made with the author's access (R4). */
export const authorFault: FindFault = async (tx, { workspaceId, createdBy }) => {
  if (!createdBy) return 'author-gone';
  const author = and(eq(members.workspaceId, workspaceId), eq(members.id, createdBy), isActive);
  return (await tx.$count(members, author)) > 0 ? null : 'author-gone';
};
