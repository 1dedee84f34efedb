import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Found } from '@/components/shell/palette-data';
import { contactName } from '@/components/work/contact-name';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import type { MemberView } from '@/lib/access/members/member-view';
import { listTeamViews } from '@/lib/access/teams/list-team-views';
import { work } from '@/lib/modules';
import type { Permission } from '@/lib/policy/catalogue';
import { isRoleOfLevel } from '@/lib/policy/levels';
import { availability } from '@/lib/policy/might-ever';
import { isFoundIn, searchWords } from '@/lib/text/fold';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { startingActs } from './starting-acts';

/** The most rows of one kind. */
const most = 5;

/**
 * People, contacts, teams, roles and acts that match a query. Each kind is read by the service of its page, so that
 * policy, visibility and masks are the same there (R6, S1.26); a kind whose page is closed is absent.
 *
 * @param query the typed text; with an empty one only the acts that need no target
 */
export async function findTargets(ctx: WorkspaceContext, query: string): Promise<Found> {
  const isOpen = (permission: Permission) => availability(ctx.access, permission).state === 'open';
  const starting = await startingActs(ctx, query);
  if (query === '') return { people: [], contacts: [], teams: [], roles: [], acts: starting };

  const seesContacts = isOpen('contacts.view') || isOpen('messages.view-contacts');
  const [people, contacts, teams, roles] = await Promise.all([
    isOpen('users.view') ? findPeople(ctx, query) : { rows: [], acts: [] },
    seesContacts ? findContacts(ctx, query) : [],
    isOpen('teams.view') ? findTeams(ctx, query) : [],
    isOpen('roles.view') ? findRoles(ctx, query) : [],
  ]);
  return { people: people.rows, contacts, teams, roles, acts: [...starting, ...people.acts] };
}

/** As in the menu of the row: the reader lends their own work in their profile. */
const mayGetCover = ({ may, status, isSelf }: MemberView) =>
  !isSelf && status !== 'invited' && status !== 'ended' && may.date.allowed;

const mayBeViewed = ({ may, status, isSelf }: MemberView) =>
  !isSelf && status === 'active' && may.viewAs.allowed;

/** The acts on a person that have an address, offered as in the person's row. */
const actsOnPeople: readonly {
  label: 'editAccess' | 'revokeAccess' | 'cover' | 'viewAs';
  /** Below the address of the person. */
  path: string;
  isAllowed: (member: MemberView) => boolean;
}[] = [
  { label: 'editAccess', path: 'edit', isAllowed: ({ may }) => may.edit.allowed },
  { label: 'revokeAccess', path: 'revoke', isAllowed: ({ may }) => may.revoke.allowed },
  { label: 'cover', path: 'cover', isAllowed: mayGetCover },
  { label: 'viewAs', path: 'view', isAllowed: mayBeViewed },
];

/**
 * People by name and email, and the acts on them. Words of an act in the query ("revoke access of julie") are left out
 * of the search for people.
 */
async function findPeople(ctx: WorkspaceContext, query: string) {
  const t = await getTranslations('palette');
  const users = `/w/${ctx.workspace.slug}/settings/users`;
  const actsOn = (member: MemberView) => {
    const { id, email, status } = member;
    const name = member.name || email;
    return actsOnPeople
      .filter(({ isAllowed }) => status !== 'left' && isAllowed(member))
      .map(({ label, path }) => ({
        id: `${path} ${id}`,
        label: t(label, { name }),
        href: `${users}/${id}/${path}`,
      }))
      .filter(({ label }) => isFoundIn(query, `${label} ${email}`));
  };
  const verbs = actsOnPeople.flatMap(({ label }) => searchWords(t(label, { name: '' })));
  const isVerb = (word: string) => verbs.some((verb) => verb.startsWith(word));
  const name = searchWords(query)
    .filter((word) => !isVerb(word))
    .join(' ');
  const read = async (q: string) => (await listMembers(ctx, memberSearch.parse({ q, size: 25 }))).rows;
  const named = await read(query);
  // An act without a person ("cover") is offered for the first people, so that it is found at all.
  const targets = named.length === 0 ? await read(name) : named;
  return {
    rows: named.slice(0, most).map((member) => ({
      id: member.id,
      label: member.name || member.email,
      detail: member.email,
      href: `${users}?${new URLSearchParams({ q: member.email })}`,
    })),
    acts: targets.flatMap(actsOn).slice(0, most),
  };
}

async function findContacts(ctx: WorkspaceContext, q: string) {
  const t = await getTranslations('contacts');
  const { rows } = await listContacts(ctx, contactSearch.parse({ q, view: 'all' }));
  return rows.slice(0, most).map((contact) => {
    const label = contactName(t('noName'), contact);
    const shown = [contact.email, contact.phone].flatMap((field) =>
      field.state === 'shown' ? field.value : [],
    );
    return {
      id: contact.id,
      label,
      detail: contact.name ? shown[0] : undefined,
      href: `/w/${ctx.workspace.slug}/contacts/${contact.id}`,
    };
  });
}

async function findTeams(ctx: WorkspaceContext, q: string) {
  const teams = await listTeamViews(ctx, work, { q, show: 'in-use' });
  return teams.slice(0, most).map(({ id, name }) => ({
    id,
    label: name,
    href: `/w/${ctx.workspace.slug}/settings/teams?${new URLSearchParams({ q: name })}`,
  }));
}

async function findRoles(ctx: WorkspaceContext, query: string) {
  const t = await getTranslations('roles');
  return Object.entries(ctx.model.roles)
    .filter(([, role]) => isRoleOfLevel(role, ctx.workspace.level))
    .map(([id, role]) => ({
      id,
      label: role.words?.label ?? t(`${ctx.model.id}.${id}.label`),
      href: `/w/${ctx.workspace.slug}/role/${id}`,
    }))
    .filter(({ label }) => isFoundIn(query, label))
    .slice(0, most);
}
