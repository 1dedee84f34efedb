import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import type { Collection } from './definition';

/**
 * One form that a workspace has once, as data: a page, a menu entry and permissions follow from it (see
 * docs/collections.md). Its words stand in `messages/` under `collections.<id>`.
 */
export interface SettingsForm {
  id: FeatureId;
  icon: Collection['icon'];
  fields: Collection['fields'];
  needs: Readonly<Record<'view' | 'update', Permission>>;
}
