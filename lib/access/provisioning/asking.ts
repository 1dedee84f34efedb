import type { OrganisationContext } from '@/lib/access/context/context';

/** A request of an identity provider: the organisation of the token, the request, and the address of the directory. */
export interface Asking {
  ctx: OrganisationContext;
  request: Request;
  base: string;
}
