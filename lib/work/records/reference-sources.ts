import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { ReferenceField } from '@/lib/work/collections/definition';

/** A referenced record, as far as the person may see it. */
export interface Referenced {
  id: string;
  name: string;
}

/** The references wanted: those with these ids, or all that can be chosen. */
export type Wanted = ReferenceField & { ids?: readonly string[] };

/** The choices that a feature other than a collection offers; empty for members who do not see it. */
export type ReferenceSource = (
  tx: Transaction,
  ctx: WorkspaceContext,
  wanted: Wanted,
) => Promise<Referenced[]>;

export type ReferenceSources = Partial<Record<FeatureId, ReferenceSource>>;

/** The maximum of choices. */
export const mostOffered = 500;
