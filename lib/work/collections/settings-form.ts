import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import type { Collection } from './definition';

/**
 * A form that a workspace has once, as data. Page, menu entry and permissions are derived from it
 * (docs/collections.md). Its words are in `messages/` under `collections.<id>`.
 */
export interface SettingsForm {
  id: FeatureId;
  icon: Collection['icon'];
  fields: Collection['fields'];
  needs: Readonly<Record<'view' | 'update', Permission>>;
}
