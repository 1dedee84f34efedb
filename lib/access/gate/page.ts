import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { AccessLost, type LostAccessView } from '@/lib/access/context/find-lost-access';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { type OrganisationPage, openPages } from '@/lib/access/organisations/organisation-pages';
import { challengePath, setUpPath } from '@/lib/access/sign-in/challenge-path';
import { FactorMissing, NotFound } from '@/lib/platform/errors';
import { note } from '@/lib/platform/refusals/asked';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';
import { currentSession, pendingPerson } from './current-person';
import { OutsideViewing, openForReading, viewedWorkspace } from './open-for-reading';

/** The session's person, or a redirect to the sign-in page with the way back. */
async function requireSession(): Promise<SignedIn> {
  const person = await currentSession();
  if (!person) redirect(await signInPath());
  return person;
}

/**
 * The signed-in person who acts as themself, or a redirect: to the sign-in page, or to the page that says what they view
 * as (B6). Cached for one request only (MA7).
 */
export const requirePerson = cache(async (): Promise<SignedIn> => {
  const { viewing, ...person } = await requireSession();
  const slug = viewing && (await viewedWorkspace({ ...person, viewing }));
  if (slug) redirect(closedPath(slug));
  return person;
});

/** What the person views as, for a page that is open to everyone; null while they act as themself (B6). */
export const viewedNow = cache(async (): Promise<WorkspaceContext | null> => {
  const person = await currentSession();
  const slug = person?.viewing && (await viewedWorkspace(person));
  if (!person || !slug) return null;
  const ctx = await openForReading(person, slug).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return ctx?.viewing ? ctx : null;
});

/** The page that says what is closed while the person views as another. */
const closedPath = (slug: string) => `/w/${slug}/viewing`;

/**
 * The page that signs in, or asks for the second factor of a sign-in that waits for it (B17). The proxy puts the path
 * of the page into `x-path`; both pages validate it like a link.
 */
export async function signInPath(): Promise<string> {
  const path = (await headers()).get('x-path');
  if (await pendingPerson()) return challengePath(path ?? '/');
  return path && path !== '/' ? `/sign-in?${new URLSearchParams({ callbackUrl: path })}` : '/sign-in';
}

const openedWorkspace = cache(
  async (slug: string): Promise<WorkspaceContext> => openForReading(await requireSession(), slug),
);

const workspaceContext = cache(async (slug: string) => {
  const opened = await orSetUp(
    openedWorkspace(slug).catch((error: unknown) => {
      if (error instanceof OutsideViewing) return error;
      throw error;
    }),
  );
  if (opened instanceof OutsideViewing) redirect(closedPath(opened.slug));
  return opened;
});

/** Entry permissions of personal pages and of those that show keys: closed while the person views as another (B6). */
const closedWhileViewing = new Set<Permission>(['profile.view', 'notifications.view', 'api-keys.view']);

/**
 * The lost access of the signed-in person to the workspace of the requested address, for the page of missing things;
 * null for people who were never members, and everywhere else (R6). Every page renders it beside its content, so it
 * shares the reading of the page.
 */
export async function lostAccess(): Promise<LostAccessView | null> {
  const slug = /^\/w\/([^/?]+)/.exec((await headers()).get('x-path') ?? '')?.[1];
  if (!slug || !(await currentSession())) return null;
  try {
    await openedWorkspace(slug);
  } catch (error) {
    if (error instanceof AccessLost) return error.view;
    // The page itself reports every other error.
  }
  return null;
}

const organisationContext = cache(async (slug: string): Promise<OrganisationContext> => {
  const person = await requirePerson();
  return orSetUp(loadOrganisationContext(person, slug));
});

/** Leads a person who lacks the second factor that is required of them to where they set it up (B17). */
async function orSetUp<T>(opening: Promise<T>): Promise<T> {
  const opened = await orNotFound(
    opening.catch((error: unknown) => {
      if (error instanceof FactorMissing) return error;
      throw error;
    }),
  );
  if (opened instanceof FactorMissing) redirect(setUpPath((await headers()).get('x-path') ?? '/'));
  return opened;
}

/**
 * The context of a workspace page, for a full or partial request (SA5). A member who may not open it is shown why
 * (R5); a person without a membership in the workspace gets the page of missing things (R6).
 *
 * @param permission to open the page, in the model of the access; absent for pages that every member may open
 */
export async function requireContext(
  params: Promise<{ workspace: string }>,
  permission?: Permission | ((access: Access) => Permission),
): Promise<WorkspaceContext> {
  const { workspace } = await params;
  const ctx = await workspaceContext(workspace);
  const needed = typeof permission === 'function' ? permission(ctx.access) : permission;
  const locked = needed && availability(ctx.access, needed);
  if (locked && locked.state !== 'open') {
    note({ act: needed });
    noteRefusal('denied', locked.decision);
    redirect(`/w/${ctx.workspace.slug}/locked?for=${needed}`);
  }
  if (ctx.viewing && needed && closedWhileViewing.has(needed)) redirect(closedPath(ctx.workspace.slug));
  return ctx;
}

/**
 * The same for the pages of an organisation; a denied page is absent there.
 *
 * @param page absent for their frame, which everyone who opens one of them may see
 */
export async function requireOrganisation(
  params: Promise<{ organisation: string }>,
  page?: OrganisationPage,
): Promise<OrganisationContext> {
  const { organisation } = await params;
  const ctx = await organisationContext(organisation);
  const opened = openPages(ctx.access);
  if (page ? !opened.includes(page) : opened.length === 0) notFound();
  return ctx;
}
