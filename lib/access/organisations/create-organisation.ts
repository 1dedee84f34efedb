import 'server-only';
import { v7 } from 'uuid';
import { organisations, people } from '@/db/schema/access/organisations';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { modelOf } from '@/lib/access/models/registry';
import { scheduleCheckpoints } from '@/lib/access/trail/checkpoint-jobs';
import {
  addWorkspace,
  type CreatedWorkspace,
  type Creator,
  type Region,
} from '@/lib/access/workspaces/add-workspace';
import { slugOf } from '@/lib/access/workspaces/workspace-slug';
import type { Plan } from '@/lib/policy/model';

export interface NewOrganisation {
  name: string;
  plan: Plan;
  /** Id of a workspace model; it can be changed until something is made (280). */
  model: string;
  workspaceName: string;
  /** Where the first workspace works. */
  region?: Region;
}

export interface CreatedOrganisation {
  organisation: { id: string; name: string; slug: string };
  workspace: CreatedWorkspace;
}

/** Creates an organisation with its first workspace; the creator becomes its admin and holds the top role. */
export function createOrganisation(creator: Creator, input: NewOrganisation): Promise<CreatedOrganisation> {
  return inTenant({ userId: creator.userId }, (tx) => addOrganisation(tx, creator, input));
}

/** The same inside a running transaction, which it leaves in the new workspace. */
export async function addOrganisation(
  tx: Transaction,
  creator: Creator,
  { name, plan, model, workspaceName, region }: NewOrganisation,
): Promise<CreatedOrganisation> {
  const id = v7();
  const slug = slugOf(name);
  await enter(tx, { userId: creator.userId, organisationId: id });
  await tx.insert(organisations).values({ id, name, slug, plan, model: modelOf(model).id });
  await tx
    .insert(people)
    .values({ organisationId: id, userId: creator.userId, role: 'admin', name: creator.name });
  await recordAudit(tx, creator, {
    event: 'organisation.created',
    organisationId: id,
    subject: { id, name },
    after: { plan, model },
  });
  await scheduleCheckpoints(tx, id);
  const workspace = await addWorkspace(tx, creator, { id, model }, { name: workspaceName, region });
  return { organisation: { id, name, slug }, workspace };
}
