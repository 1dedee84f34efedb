import type { Sheet } from './sheet';
import { analytics } from './sheets/analytics';
import { companyProfile } from './sheets/company-profile';
import { defaultSettings } from './sheets/default-settings';
import { socialChannels } from './sheets/social-channels';

/** Every sheet. */
export const sheets: readonly Sheet[] = [defaultSettings, analytics, socialChannels, companyProfile];

/** The sheet of that id; undefined for anything that is none (RO6). */
export function sheetOf(id: string): Sheet | undefined {
  return sheets.find((sheet) => sheet.id === id);
}
