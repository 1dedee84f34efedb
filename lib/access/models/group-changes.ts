import type { Group } from '@/lib/policy/catalogue';
import type { FeatureChange } from '@/lib/policy/changes/difference';
import type { AccessModel } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';

/** Up to this number, features of a group that open or close are listed one by one. */
const listedOneByOne = 3;

/** A changed feature, or several features of one group that open or close together. */
export type ChangeEntry = { change: FeatureChange } | { group: Group; changes: readonly FeatureChange[] };

/**
 * Joins the features of a group that open or close as a whole into one entry, as on the role card (B2). Features
 * that change in part keep their own entries.
 */
export function groupChanges(model: AccessModel, changes: readonly FeatureChange[]): ChangeEntry[] {
  return matrix(model).groups.flatMap(({ group, features }): ChangeEntry[] => {
    const own = changes.filter(({ feature }) => features.some((row) => row.feature === feature));
    const whole = own.filter((change) => change.whole);
    if (whole.length <= listedOneByOne) return own.map((change) => ({ change }));
    const parts = own.filter((change) => !change.whole);
    return [{ group, changes: whole }, ...parts.map((change) => ({ change }))];
  });
}
