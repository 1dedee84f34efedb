import 'server-only';
import type { SignedIn } from '@/lib/access/context/context';
import { type Accepted, acceptByHash } from './accept-invitation';
import { findByHash, type OpenInvitation } from './find-by-token';
import { ownHash, ownLinks } from './internal/own-links';

/** An invitation that a signed-in person can answer in the console. */
export interface OwnInvitation extends OpenInvitation {
  /** Invitations to several accounts by one link are one (S0.1). */
  id: string;
}

/**
 * The open invitations to a person's own address, newest first: those whose links would work now. None while the address
 * is not verified (IN3).
 */
export async function listOwnInvitations(person: SignedIn): Promise<OwnInvitation[]> {
  const found: OwnInvitation[] = [];
  for (const { id, tokenHash } of await ownLinks(person)) {
    const view = await findByHash(tokenHash);
    if (view.state === 'open') found.push({ id, ...view.invitation });
  }
  return found;
}

/**
 * Accepts one of them, exactly as its link does.
 *
 * @throws NotFound when it is not for the person's verified address · Invalid when its link would not work
 */
export async function acceptOwnInvitation(person: SignedIn, id: string): Promise<Accepted> {
  return acceptByHash(await ownHash(person, id), { as: 'existing', person });
}
