import type { SettingsForm } from '@/lib/work/collections/settings-form';

/** The tags that links of campaigns pass to Google Analytics (S2.20). */
export const analytics = {
  id: 'analytics',
  icon: 'chart',
  fields: {
    isOn: { kind: 'boolean' },
    source: { kind: 'text', max: 40, form: 'one-word' },
  },
  needs: { view: 'analytics.view', update: 'analytics.update' },
} as const satisfies SettingsForm;
