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

/** A feature other than a collection whose rows records can name. */
export interface ReferenceSource {
  /** Its choices; empty for members who do not see it. */
  offered: (tx: Transaction, ctx: WorkspaceContext, wanted: Wanted) => Promise<Referenced[]>;
  /** Whether a row exists, visible to the person or not. */
  has: (tx: Transaction, row: { workspaceId: string; id: string }) => Promise<boolean>;
}

export type ReferenceSources = Partial<Record<FeatureId, ReferenceSource>>;

/** The maximum of choices. */
export const mostOffered = 500;
