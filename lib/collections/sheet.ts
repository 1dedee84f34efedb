import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import type { Collection } from './definition';
import { analytics } from './sheets/analytics';
import { companyProfile } from './sheets/company-profile';
import { defaultSettings } from './sheets/default-settings';
import { socialChannels } from './sheets/social-channels';

/**
 * One form that a workspace has once, as data: a page, a menu entry and permissions follow from it (see
 * docs/collections.md). Its words stand in `messages/` under `collections.<id>`.
 */
export interface Sheet {
  id: FeatureId;
  icon: Collection['icon'];
  fields: Collection['fields'];
  needs: Readonly<Record<'view' | 'update', Permission>>;
}

/** Every sheet. */
export const sheets: readonly Sheet[] = [defaultSettings, analytics, socialChannels, companyProfile];

/** The sheet of that id; undefined for anything that is none (RO6). */
export function sheetOf(id: string): Sheet | undefined {
  return sheets.find((sheet) => sheet.id === id);
}
