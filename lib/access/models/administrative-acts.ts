import type { Acts } from '@/lib/policy/closure/graph';

/**
 * Every act of the console after which a person has an access that they did not have: what the services ask before
 * they do it. A batch, a change until a day and the answer to a request are changes of access; undoing a revocation
 * and reinstating give an access back; a request and a cover need what a change needs.
 */
export const administrativeActs: Acts = {
  giving: [
    { name: 'invite', gives: 'users.invite' },
    { name: 'change', gives: 'users.assign', on: 'users.edit' },
    { name: 'give back', gives: 'users.assign', on: 'users.revoke' },
    { name: 'change in the organisation', gives: 'people.assign-role', on: 'people.edit-role' },
  ],
  founding: [
    { name: 'open an account below', by: 'sub-accounts.create' },
    { name: 'open a hosted account', by: 'hosted-accounts.create' },
  ],
};
