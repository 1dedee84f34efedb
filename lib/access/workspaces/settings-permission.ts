import 'server-only';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/model';

/** The settings that a workspace has, in the order in which a model is asked for them: its own, or those of an account. */
const features = ['general', 'account'] as const;
export type SettingsFeature = (typeof features)[number];

/** Under which feature a model has a workspace's name, language and time zone (S1.16, S0.2, S3.5). */
export function settingsFeature({ compiled }: Access): SettingsFeature {
  return features.find((feature) => compiled.model.features.includes(feature)) ?? 'general';
}

/** What seeing or changing them takes. A model that has neither feature knows no such permission, and denies it. */
export function settingsPermission(access: Access, verb: 'view' | 'update'): Permission {
  return `${settingsFeature(access)}.${verb}`;
}
