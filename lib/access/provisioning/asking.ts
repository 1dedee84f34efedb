import type { OrganisationContext } from '@/lib/access/context/context';
import type { ProgramRequest } from '@/lib/platform/http/program-request';

/** A request of an identity provider: the organisation of the token, the request, and the address of the directory. */
export interface Asking {
  ctx: OrganisationContext;
  request: ProgramRequest;
  base: string;
}
