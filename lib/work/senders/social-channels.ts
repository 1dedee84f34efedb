import type { SettingsForm } from '@/lib/work/collections/settings-form';

/** Social accounts that the footer of email campaigns links to (S2.20). */
export const socialChannels = {
  id: 'social-channels',
  icon: 'share',
  fields: {
    facebook: { kind: 'url' },
    instagram: { kind: 'url' },
    linkedin: { kind: 'url' },
    youtube: { kind: 'url' },
  },
  needs: { view: 'social-channels.view', update: 'social-channels.update' },
} as const satisfies SettingsForm;
