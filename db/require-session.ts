import { applicationRole, type Sql } from './client';

/**
 * Refuses connections without what a session of the console needs: its role, a limit for statements, UTC. Behind a pooler
 * of transactions the login has to bring it, and a mistake there would work unnoticed with the rights of another role (TE5).
 *
 * @throws Error that names what is missing
 */
export async function requireSession(sql: Sql): Promise<void> {
  const [session] = await sql<{ role: string; zone: string; isLimited: boolean }[]>`
    select current_user as role, current_setting('TimeZone') as zone,
      current_setting('statement_timeout') <> '0'
        and current_setting('idle_in_transaction_session_timeout') <> '0' as "isLimited"`;
  const faults = [
    session?.role === applicationRole
      ? ''
      : `it works as the role ${session?.role}, not as ${applicationRole}`,
    session?.isLimited ? '' : 'it has no statement_timeout or no idle_in_transaction_session_timeout',
    session?.zone === 'UTC' ? '' : `its TimeZone is ${session?.zone}, not UTC`,
  ].filter(Boolean);
  if (faults.length > 0)
    throw new Error(
      `Latchkey will not work with the login of DATABASE_URL: ${faults.join('; ')}. See docs/scaling.md, PgBouncer.`,
    );
}
