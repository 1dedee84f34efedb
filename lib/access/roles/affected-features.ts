import type { Difference } from '@/lib/policy/changes/difference';
import type { FeatureId } from '@/lib/policy/model';

/** How many people gain or lose a feature, in whole or in part. */
export interface AffectedFeature {
  feature: FeatureId;
  gain: number;
  lose: number;
}

/**
 * The features that a change opens or closes for people (B2).
 *
 * @param order the features of the model
 * @param changes each with the number of people to whom it applies
 */
export function affectedFeatures(
  order: readonly FeatureId[],
  changes: readonly { change: Difference; people: number }[],
): AffectedFeature[] {
  const count = (side: 'gains' | 'loses', id: FeatureId) =>
    changes
      .filter(({ change }) => change[side].some(({ feature }) => feature === id))
      .reduce((total, { people }) => total + people, 0);
  return order
    .map((feature) => ({ feature, gain: count('gains', feature), lose: count('loses', feature) }))
    .filter(({ gain, lose }) => gain + lose > 0);
}
