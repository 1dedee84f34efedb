import 'server-only';
import { currentSession } from './current-person';

/** The language of the person whom this session views as (B6); null without one, and while the database is away. */
export async function viewedLanguage(): Promise<string | null> {
  const person = await currentSession().catch(() => null);
  return person?.viewing?.locale ?? null;
}
