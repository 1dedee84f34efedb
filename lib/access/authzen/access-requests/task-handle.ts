import 'server-only';
import { z } from 'zod';
import { refuseAccessRequest } from '@/lib/access/api/refusal';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { seal, unseal } from '@/lib/platform/seal';

const part = z.looseObject({});

const content = z.object({
  workspaceId: z.string(),
  memberId: z.string(),
  /** Whether it was submitted with `items`. */
  isBundle: z.boolean(),
  items: z.array(z.object({ requestId: z.string(), action: part, resource: part })),
});
export type Task = z.output<typeof content>;

/** The handle of a task: the task itself, sealed. Nothing is stored, and no one else can make one. */
export const handleOf = (task: Task): string => Buffer.from(seal('tasks', task)).toString('base64url');

/**
 * Opens a handle. Having it is not enough: the holder of the key must be the member who asked, in this workspace.
 *
 * @throws ApiRefusal unknown_task, whatever the reason (R6)
 */
export function openHandle({ workspace, member }: WorkspaceContext, handle: string): Task {
  const task = read(handle);
  if (task?.workspaceId !== workspace.id || task.memberId !== member.id)
    throw refuseAccessRequest('unknown-task');
  return task;
}

function read(handle: string): Task | null {
  try {
    return content.parse(unseal('tasks', Buffer.from(handle, 'base64url')));
  } catch {
    return null;
  }
}
