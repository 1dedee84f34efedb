import type { AccessModel } from '@/lib/policy/model';

/** What of a person's work is handed on when their access ends: contacts, or pixels where a model has those (S1.28, S3.2). */
export type Work = 'contacts' | 'pixels';

export function workOf({ features }: Pick<AccessModel, 'features'>): Work {
  return features.includes('contacts') ? 'contacts' : 'pixels';
}
