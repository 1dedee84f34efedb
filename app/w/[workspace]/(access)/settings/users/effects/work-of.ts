import type { AccessModel } from '@/lib/policy/model';

/**
 * The kind of work that is handed over when access ends: contacts, or pixels where the model has those (S1.28, S3.2).
 */
export type Work = 'contacts' | 'pixels';

export function workOf({ features }: Pick<AccessModel, 'features'>): Work {
  return features.includes('contacts') ? 'contacts' : 'pixels';
}
