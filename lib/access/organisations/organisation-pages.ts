import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';

/** The pages of an organisation in the order of its menu, each with the permission that opens it. */
export const organisationPages = {
  people: 'people.view',
  workspaces: 'organisation.update',
  plan: 'billing.view',
  'access-model': 'organisation.update',
  directory: 'organisation.update',
  audit: 'organisation.update',
} as const satisfies Record<string, Permission>;

export type OrganisationPage = keyof typeof organisationPages;

const names = Object.keys(organisationPages) as OrganisationPage[];

/** The pages that open with an access to an organisation. A plain member opens none (S1.29). */
export const openPages = (access: Access): OrganisationPage[] =>
  names.filter((name) => availability(access, organisationPages[name]).state === 'open');
