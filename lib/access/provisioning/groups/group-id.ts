import { NotFound } from '@/lib/platform/errors';

/** What a group is: a level of a workspace, or one of its teams. */
export interface GroupKey {
  kind: 'level' | 'team';
  workspaceId: string;
  /** The role, or the id of the team. */
  of: string;
}

const uuidLength = 36;

export const groupId = ({ kind, workspaceId, of }: GroupKey): string => `${kind}-${workspaceId}-${of}`;

/** @throws NotFound for a text that is not the id of a group */
export function groupKey(id: string): GroupKey {
  const kind = id.startsWith('level-') ? 'level' : 'team';
  const rest = id.slice(kind.length + 1);
  const workspaceId = rest.slice(0, uuidLength);
  const of = rest.slice(uuidLength + 1);
  if (groupId({ kind, workspaceId, of }) !== id || of === '') throw new NotFound();
  return { kind, workspaceId, of };
}
