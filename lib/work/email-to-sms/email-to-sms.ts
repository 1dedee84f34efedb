import type { Collection } from '@/lib/work/collections/definition';

/** The addresses that emails are sent from to become text messages (S0.2). The name is the address. */
export const emailToSms = {
  id: 'email-to-sms',
  icon: 'mail',
  nameForm: 'email',
  fields: {
    sender: {
      kind: 'text',
      max: 11,
      form: 'sms-sender',
      isRequired: true,
      isListed: true,
      isSearched: true,
      isSorted: true,
    },
    subject: { kind: 'choice', options: ['left-out', 'first'], isRequired: true, isListed: true },
    parts: { kind: 'number', min: 1, max: 10, isRequired: true, isListed: true },
  },
  states: ['registered', 'paused'],
  liveIn: 'registered',
  hasPage: true,
  transitions: {
    pause: { from: ['registered'], to: 'paused', needs: 'email-to-sms.manage' },
    resume: { from: ['paused'], to: 'registered', needs: 'email-to-sms.manage' },
  },
  needs: {
    view: 'email-to-sms.view',
    create: 'email-to-sms.manage',
    update: 'email-to-sms.manage',
    delete: 'email-to-sms.manage',
  },
  isAudited: true,
} as const satisfies Collection;
