import 'server-only';
import type { Collection } from '@/lib/collections/definition';
import type { StepChoices } from '@/lib/collections/step-choices';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { liveSnippets } from '../snippets/list';
import { selectAssignable } from '../work/assignee';

/** What the steps of a collection's form can name: people, teams and snippets; null where it has no steps. */
export async function stepChoicesFor(
  ctx: WorkspaceContext,
  { fields }: Collection,
): Promise<StepChoices | null> {
  if (!Object.values(fields).some(({ kind }) => kind === 'steps')) return null;
  const [{ members, teams }, snippets] = await inWorkspace(ctx, async (tx) => [
    await selectAssignable(tx, ctx),
    await liveSnippets(tx, ctx.workspace.id),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { members: members.map(named), teams: teams.map(named), snippets: snippets.map(named) };
}
