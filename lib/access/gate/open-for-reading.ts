import 'server-only';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { endViewing } from '@/lib/access/viewing/end-viewing';
import { findViewing, viewedContext } from '@/lib/access/viewing/open-viewing';
import { NotFound } from '@/lib/platform/errors';
import { openWorkspace } from './open-workspace';

/** The page lies outside the workspace that the person views: it is closed to them until they end that (B6). */
export class OutsideViewing extends NotFound {
  /** @param slug the workspace that they view */
  constructor(readonly slug: string) {
    super();
  }
}

/**
 * A person's request to read a workspace: as themself, or as what their session views as (B6). A viewing that the viewer
 * or the member lost the access for ends here, and the request goes on as the viewer's own.
 *
 * @throws NotFound like `openWorkspace`; OutsideViewing in another workspace
 */
export async function openForReading(person: SignedIn, slug: string): Promise<WorkspaceContext> {
  if (!person.viewing) return openWorkspace(person, slug);
  const found = await findViewing(person);
  if (!found) return afterEnding(person, slug);
  if (found.slug !== slug) throw new OutsideViewing(found.slug);
  const { viewing: _, ...viewer } = person;
  const own = await openWorkspace(viewer, slug).catch((error: unknown) => error);
  if (own instanceof Error) {
    if (own instanceof NotFound) await endViewing(person);
    throw own;
  }
  const viewed = await viewedContext(own as WorkspaceContext, found);
  return viewed ?? afterEnding(person, slug);
}

/** Where the person is outside any viewing: after its end, however it came. */
async function afterEnding(person: SignedIn, slug: string): Promise<WorkspaceContext> {
  await endViewing(person);
  const { viewing: _, ...viewer } = person;
  return openWorkspace(viewer, slug);
}

/** The workspace that a person views; ends what has passed. Null while they act as themself. */
export async function viewedWorkspace(person: SignedIn): Promise<string | null> {
  if (!person.viewing) return null;
  const found = await findViewing(person);
  if (!found) await endViewing(person);
  return found?.slug ?? null;
}
