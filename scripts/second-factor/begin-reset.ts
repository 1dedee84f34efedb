import postgres from 'postgres';
import { v7 } from 'uuid';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { foldEmail } from '@/lib/platform/mail/fold-email';

/**
 * Begins the reset of a lost second factor for the operator, who needs no right in the console (B17). Earlier open resets
 * of the person stop.
 *
 * @param url connection string of the role that owns the tables
 * @returns the token of the link; null for an address without an account, or without a second factor
 */
export async function beginReset(url: string, email: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const token = newToken();
  try {
    return await sql.begin(async (tx) => {
      const [user] = await tx`
        select id from users where email_key = ${foldEmail(email)} and disabled_at is null
        and (exists (select 1 from totp_factors where user_id = users.id and confirmed_at is not null)
          or exists (select 1 from passkeys where user_id = users.id))
        for update`;
      if (!user) return null;
      await tx`
        update factor_resets set stopped_at = now()
        where user_id = ${user.id} and completed_at is null and stopped_at is null`;
      await tx`
        insert into factor_resets (id, user_id, token_hash, due_at, expires_at)
        values (${v7()}, ${user.id}, ${tokenHash(token)}, now(), now() + interval '1 hour')`;
      return token;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
