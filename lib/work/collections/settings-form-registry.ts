import type { SettingsForm } from './settings-form';
import { analytics } from './settings-forms/analytics';
import { companyProfile } from './settings-forms/company-profile';
import { defaultSettings } from './settings-forms/default-settings';
import { socialChannels } from './settings-forms/social-channels';

/** Every sheet. */
export const settingsForms: readonly SettingsForm[] = [
  defaultSettings,
  analytics,
  socialChannels,
  companyProfile,
];

/** The sheet of that id; undefined for anything that is none (RO6). */
export function settingsFormOf(id: string): SettingsForm | undefined {
  return settingsForms.find((settingsForm) => settingsForm.id === id);
}
