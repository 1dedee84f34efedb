import type postgres from 'postgres';
import { v7 } from 'uuid';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';

/**
 * A workspace with a snippet about a contact, and its readers: the owner; an agent with the masks; and `masked`, who has
 * all rights of an owner and both masks, as a custom role may have them.
 */
export async function maskedReaders(admin: postgres.Sql) {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const agent = await (await workspace.addMember('agent', ['mask'])).context();
  const { masks } = agent.access.compiled;
  const masked = { ...owner, access: { ...owner.access, compiled: { ...owner.access.compiled, masks } } };
  await admin`insert into collection_records (workspace_id, id, collection, name, fields)
    values (${workspace.id}, ${v7()}, 'snippets', 'Hello', ${admin.json({ text: '{{name}} {{phone}} {{email}}' })})`;
  return { workspace, owner, agent, masked };
}

/** What a file contains, as text. */
export async function written(
  write: (take: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<string> {
  const parts: Uint8Array[] = [];
  await write(async (bytes) => void parts.push(bytes));
  return Buffer.concat(parts).toString('utf8');
}
