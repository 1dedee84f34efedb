import type { SettingsForm } from '@/lib/work/collections/settings-form';

/** The company data in the footer of every email campaign (S2.5). */
export const companyProfile = {
  id: 'company-profile',
  icon: 'building',
  fields: {
    company: { kind: 'text', max: 150 },
    address: { kind: 'long-text', max: 400 },
    website: { kind: 'url' },
  },
  needs: { view: 'company-profile.view', update: 'company-profile.update' },
} as const satisfies SettingsForm;
