import type postgres from 'postgres';

/** Tables without an owner, and why. They have no row-level security, so each reason says what protects the rows. */
export const tablesWithoutTenant: Record<string, string> = {
  users: 'a person belongs to several organisations; only sign-in and the own profile read the row',
  accounts: 'of a person, found by the identity provider during sign-in',
  sessions: 'of a person, found by the hash of a token',
  password_resets: 'of a person, found by the hash of a token',
  email_changes: 'of a person, found by the hash of a token',
  pending_sign_ins: 'of a person, found by the hash of a token',
  totp_factors: 'of a person, sealed; only sign-in and the own pages read the row',
  passkeys: 'of a person, public keys; only sign-in and the own pages read the rows',
  used_challenges: 'hashes of random challenges, which name no one',
  recovery_codes: 'of a person, hashed; only sign-in and the own pages read the rows',
  factor_resets: 'of a person, found by the hash of a token',
  sign_in_events: 'of a person; only the own profile reads the rows',
  known_networks: 'hashes of an account and a network, which name no one',
  attempts: 'counters of limits, by hashed keys',
  action_requests: 'of a person, sealed answers by request',
  outbox: 'ids only, which the worker reads for all tenants',
  installation: 'facts about the installation',
  audit_heads: 'the application has no right on it; only the trigger writes it',
};

/** The columns that can own a row, the most specific first; a policy binds each row to its owner. */
const owners = ['workspace_id', 'organisation_id', 'user_id', 'id'] as const;

/** The tables whose owner is not the first of these columns that they have. */
const ownerOf: Record<string, (typeof owners)[number]> = {
  audit_events: 'organisation_id',
  people: 'organisation_id',
};

/** Policies besides that of the owner, and the access that they give. */
export const furtherPolicies: Record<string, string> = {
  'api_keys.bearer': 'the bearer of a key, to learn its workspace',
  'api_keys.holder': 'the person whose key it is',
  'audit_events.verify': 'the owner of the tables, who verifies all trails',
  'collection_records.called_channel':
    'a call from outside to that channel or registration of Email to SMS, to check its signature',
  'contacts.search': 'latchkey_search only, whose functions name the tenant',
  'custom_roles.own_places': 'people of the organisation',
  'directory_tokens.bearer': 'the bearer of a token, to learn its organisation',
  'event_endpoints.wake': 'the owner of the tables, whose trigger queues events for endpoints',
  'invitation_batches.due_seen': 'the sweep of lists whose time is over',
  'invitation_batches.due_swept': 'the sweep of lists whose time is over',
  'invitations.link': 'the holder of the link',
  'members.invited_address': 'the person who is invited, once their address is verified',
  'members.own_places': 'the person whose membership it is',
  'members.search': 'latchkey_search only, whose functions name the tenant',
  'members.whole_organisation': 'an administrator of the organisation, once the role is checked',
  'organisations.own_places': 'people of the organisation',
  'people.own_places': 'the person',
  'pictures.shared': 'people who share an organisation or a workspace with the person',
  'pixel_days.due_seen': 'the sweep of figures whose time is over',
  'pixel_days.due_swept': 'the sweep of figures whose time is over',
  'pixels.seen_pixel': 'a view of that pixel',
  'presence.stale_seen': 'the sweep of stale rows',
  'presence.stale_swept': 'the sweep of stale rows',
  'profiles.signing_in': 'a sign-in with that username',
  'shares.received': 'the workspace to which the share is given',
  'workspaces.at_hand': 'the workspace itself',
  'workspaces.due_for_erasure': 'the sweep of workspaces that are to be erased',
  'workspaces.own_places': 'members of the workspace or of one above it',
};

/** Functions that run with the rights of their owner, and why they give nothing to another tenant. */
export const definerFunctions: Record<string, string> = {
  chain_audit_event: 'a trigger, which no statement can call',
  credit_entry_counts: 'a trigger, which no statement can call',
  credit_transfer_balances: 'a trigger, which no statement can call',
  find_contacts: 'compares the workspace of each row with app.workspace',
  find_contacts_with: 'compares the workspace of each row with app.workspace',
  find_members: 'compares the workspace of each row with app.workspace',
  wake_endpoints: 'a trigger, which no statement can call',
};

export interface Table {
  name: string;
  owner: string;
}

interface Catalogued {
  name: string;
  kind: string;
  columns: string[];
  key: string[];
  isEnabled: boolean;
  isForced: boolean;
  policies: string[];
}

async function catalogue(sql: postgres.Sql): Promise<Catalogued[]> {
  return sql<Catalogued[]>`
    select relname as name, relkind as kind, relrowsecurity as "isEnabled", relforcerowsecurity as "isForced",
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns,
      array(select attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.at) as key,
      array(select polname::text from pg_policy where polrelid = c.oid order by polname) as policies
    from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by relname`;
}

const ownerAmong = ({ name, columns }: Catalogued) =>
  ownerOf[name] ?? owners.find((each) => columns.includes(each)) ?? '';

/** Every table whose rows have an owner. */
export async function ownedTables(sql: postgres.Sql): Promise<Table[]> {
  const tables = await catalogue(sql);
  return tables
    .filter(({ name }) => !(name in tablesWithoutTenant))
    .map((table) => ({ name: table.name, owner: ownerAmong(table) }));
}

/** The gaps in the protection of a database's tables, one line each. */
export async function gapsInCatalogue(sql: postgres.Sql): Promise<string[]> {
  const tables = await catalogue(sql);
  const names = new Set(tables.map(({ name }) => name));
  return [
    ...tables.filter(({ name }) => !(name in tablesWithoutTenant)).flatMap(gapsOf),
    ...Object.keys(tablesWithoutTenant)
      .filter((name) => !names.has(name))
      .map((name) => `${name}: is listed and does not exist`),
  ];
}

function gapsOf(table: Catalogued): string[] {
  const { name, kind, key, isEnabled, isForced, policies } = table;
  const owner = ownerAmong(table);
  const own = {
    workspace_id: 'workspace',
    organisation_id: 'organisation',
    user_id: 'own',
    id: 'organisation',
  }[owner as (typeof owners)[number]];
  const checks: [boolean, string][] = [
    [kind === 'r', 'is no plain table'],
    [owner !== '', 'has no column of an owner'],
    [key[0] === owner || name === 'workspaces', 'has a primary key that does not begin with the owner'],
    [isEnabled, 'row-level security is off'],
    [isForced, 'row-level security is not forced'],
    [policies.includes(own ?? ''), 'has no policy of its owner'],
  ];
  const unlisted = policies
    .filter((policy) => policy !== own && !(`${name}.${policy}` in furtherPolicies))
    .map((policy) => `has the policy ${policy}, which is not listed`);
  return [...checks.filter(([isMet]) => !isMet).map(([, gap]) => gap), ...unlisted].map(
    (gap) => `${name}: ${gap}`,
  );
}
