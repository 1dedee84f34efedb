import 'server-only';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/model';

/** The features with workspace settings, in order of preference: the workspace's own, or those of an account. */
const features = ['general', 'account'] as const;
export type SettingsFeature = (typeof features)[number];

/** The feature with the workspace's name, language and time zone in a model (S1.16, S0.2, S3.5). */
export function settingsFeature({ compiled }: Access): SettingsFeature {
  return features.find((feature) => compiled.model.features.includes(feature)) ?? 'general';
}

/** The permission to see or change them. A model with neither feature lacks this permission, and denies it. */
export function settingsPermission(access: Access, verb: 'view' | 'update'): Permission {
  return `${settingsFeature(access)}.${verb}`;
}
