import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import type { Step } from '@/lib/work/collections/steps';

/** Defines a shortcut; returns its id. */
export async function defineShortcut(owner: WorkspaceContext, steps: Step[]) {
  const name = `Shortcut ${crypto.randomUUID()}`;
  return (await createRecord(owner, { collection: 'shortcuts', name, fields: { steps } })).id;
}

/** A workspace with Sofia, an agent, and a conversation that is assigned to her. */
export async function workspaceWithAgent(admin: Sql, restrictions: string[] = []) {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const sofia = await workspace.addMember('agent', restrictions);
  const place = { seatId: sofia.seatId };
  const conversationId = await workspace.addConversation(
    await workspace.addContact({ name: 'Ginevra', phone: '+393471234541', ...place }),
    place,
  );
  return { workspace, owner, sofia, ctx: await sofia.context(), conversationId };
}
