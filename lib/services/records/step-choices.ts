import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { Collection } from '@/lib/collections/definition';
import type { StepChoices } from '@/lib/collections/step-choices';
import type { WorkspaceContext } from '../access/context';
import { liveSnippets } from '../snippets/list';
import { selectAssignable } from '../work/assignee';

/** What the steps of a collection's form can name: people, teams and snippets; null where it has no steps. */
export async function stepChoicesFor(
  tx: Transaction,
  ctx: WorkspaceContext,
  { fields }: Collection,
): Promise<StepChoices | null> {
  if (!Object.values(fields).some(({ kind }) => kind === 'steps')) return null;
  const { members, teams } = await selectAssignable(tx, ctx);
  const snippets = await liveSnippets(tx, ctx.workspace.id);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { members: members.map(named), teams: teams.map(named), snippets: snippets.map(named) };
}
