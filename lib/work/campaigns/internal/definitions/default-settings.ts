import type { SettingsForm } from '@/lib/work/collections/settings-form';

/** Values that a new email campaign starts with (S2.20). */
export const defaultSettings = {
  id: 'default-settings',
  icon: 'settings',
  fields: {
    sender: { kind: 'reference', to: 'senders', where: { field: 'kind', is: 'email' } },
    list: { kind: 'reference', to: 'lists' },
    link: { kind: 'url' },
  },
  needs: { view: 'default-settings.view', update: 'default-settings.update' },
} as const satisfies SettingsForm;
