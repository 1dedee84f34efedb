import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { askDirectory, groupNamed, patch } from '@/lib/test-support/ask-directory';
import { provisioned } from './provisioned';

/** The same organisation with the ids of two of its groups. */
export async function grouped() {
  const { olga, ana, token } = await provisioned();
  const [managers, agents] = [
    await groupNamed(token, 'Rome: Manager'),
    await groupNamed(token, 'Rome: Agent'),
  ];
  return { olga, ana, token, managers, agents };
}

export const add = (...userIds: string[]) =>
  patch({ op: 'add', path: 'members', value: userIds.map((value) => ({ value })) });
export const remove = (userId: string) => patch({ op: 'remove', path: `members[value eq "${userId}"]` });

/** Adds a user, who has no access yet. */
export async function newUser(token: string, name = 'ben') {
  const userName = `${name}-${randomUUID().slice(0, 8)}@example.com`;
  const { body } = await askDirectory(token, 'POST /Users', { userName, displayName: name });
  const who = { userId: body.id, name, email: userName, sessionId: randomUUID(), locale: 'en', ip: null };
  return { who, id: body.id };
}

/** The role and the stored status of a person's latest membership. */
export async function roleOf(admin: Sql, { workspace }: WorkspaceContext, userId: string) {
  const [row] = await admin`select role, status from members
    where workspace_id = ${workspace.id} and user_id = ${userId} order by created_at desc limit 1`;
  return row && `${row.role} ${row.status}`;
}
