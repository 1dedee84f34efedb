import type { Collection } from '@/lib/work/collections/definition';

/** WhatsApp message templates, which WhatsApp approves; a Manager may add them (S1.15). */
export const whatsappTemplates = {
  id: 'whatsapp-templates',
  icon: 'message',
  fields: {
    language: {
      kind: 'choice',
      options: ['en', 'fr', 'it', 'de', 'es', 'pt'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    category: {
      kind: 'choice',
      options: ['utility', 'marketing', 'authentication'],
      isRequired: true,
      isListed: true,
    },
    body: { kind: 'long-text', max: 1_024, isRequired: true, isListed: true, isSearched: true },
  },
  states: ['draft', 'submitted'],
  liveIn: 'submitted',
  // A template must not change while WhatsApp reviews it.
  lockedIn: ['submitted'],
  transitions: {
    submit: { from: ['draft'], to: 'submitted', needs: 'whatsapp-templates.create' },
    withdraw: { from: ['submitted'], to: 'draft', needs: 'whatsapp-templates.create' },
  },
  needs: {
    view: 'whatsapp-templates.view',
    create: 'whatsapp-templates.create',
    update: 'whatsapp-templates.create',
    delete: 'whatsapp-templates.create',
  },
} as const satisfies Collection;
