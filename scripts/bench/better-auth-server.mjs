// better-auth as its documentation says for speed: organization plugin, joins, sessions cached in the cookie. It runs from
// a directory in which better-auth and pg are installed, against its own tables on the server of the run.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { organization } from 'better-auth/plugins';
import pg from 'pg';

const { PORT, RIVAL_DATABASE, RIVAL_MEMBERS } = process.env;
const baseURL = `http://127.0.0.1:${PORT}`;
const pool = new pg.Pool({ connectionString: RIVAL_DATABASE, max: 10 });
const options = {
  baseURL,
  secret: 'a secret of no consequence, for a server that is thrown away',
  database: pool,
  emailAndPassword: { enabled: true },
  session: { cookieCache: { enabled: true, maxAge: 3_600 } },
  experimental: { joins: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  plugins: [organization({ membershipLimit: 1_000_000 })],
};
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);

/** Signs a person up. Returns their id and cookie. */
async function signUp(name) {
  const body = { name, email: `${name}@example.com`, password: 'a-password-of-no-consequence' };
  const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
  return { id: response.user.id, cookie: cookieOf(headers) };
}

const cookieOf = (headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

const owner = await signUp('owner');
const member = await signUp('member');
const team = await auth.api.createOrganization({ body: { name: 'Team', slug: 'team', userId: owner.id } });
await pool.query(
  `insert into member (id, "organizationId", "userId", role, "createdAt") values ('m', $1, $2, 'member', now())`,
  [team.id, member.id],
);
await pool.query(
  `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    select 'u' || n, 'Person ' || n, 'person' || n || '@example.com', true, now(), now() from generate_series(1, $1::int) n`,
  [Number(RIVAL_MEMBERS)],
);
await pool.query(
  `insert into member (id, "organizationId", "userId", role, "createdAt")
    select 'm' || n, $1, 'u' || n, case n % 3 when 0 then 'admin' else 'member' end, now() from generate_series(1, $2::int) n`,
  [team.id, Number(RIVAL_MEMBERS)],
);
await pool.query('vacuum analyze');

const handle = toNodeHandler(auth);
const about = JSON.stringify({ owner: owner.cookie, member: member.cookie, organizationId: team.id });
createServer((request, response) => {
  if (request.url === '/about') response.end(about);
  else handle(request, response);
}).listen(Number(PORT), '127.0.0.1');
