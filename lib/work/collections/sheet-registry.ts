import type { Sheet } from './settings-form';
import { analytics } from './settings-forms/analytics';
import { companyProfile } from './settings-forms/company-profile';
import { defaultSettings } from './settings-forms/default-settings';
import { socialChannels } from './settings-forms/social-channels';

/** Every sheet. */
export const sheets: readonly Sheet[] = [defaultSettings, analytics, socialChannels, companyProfile];

/** The sheet of that id; undefined for anything that is none (RO6). */
export function sheetOf(id: string): Sheet | undefined {
  return sheets.find((sheet) => sheet.id === id);
}
