import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from '../catalogue';

/** An invented model, which combines features that the real models have one at a time. */
export const mill = {
  id: 'mill',
  catalogue,
  level: 'workspace',
  features: ['users', 'reports', 'payment', 'forms'],
  roles: {
    miller: {
      grants: ['*.*'],
      scopes: { reports: 'tree' },
      assigns: ['miller', 'hand'],
      administers: ['miller', 'hand'],
      below: 'hand',
      top: true,
    },
    hand: {
      grants: ['reports.view', 'users.invite', 'users.assign'],
      rights: ['forms', 'export'],
      initialRights: ['forms'],
      scopes: { reports: 'own' },
      assigns: ['hand'],
      administers: [],
      levels: { min: 1, max: 2 },
    },
  },
  rights: {
    forms: { area: 'forms', grants: ['forms.view'], brings: ['export'] },
    export: { area: 'reports', grants: ['reports.export'], brings: ['forms'] },
  },
  restrictions: {},
  requirements: [
    { id: 'paid', on: ['forms.*'], flags: ['payment-method', 'prepaid'], metBy: 'payment.update' },
    { id: 'small', on: ['forms.delete'], roles: ['miller'], maxLevel: 0 },
  ],
} as const satisfies AccessModel;
