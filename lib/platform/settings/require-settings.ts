import 'server-only';
import { env } from './settings';

/** Ends the process where a setting is wrong: now, and not at somebody's first request (AU9). */
export function requireSettings(): void {
  try {
    // next-auth reads its own address from this variable; ours is the only one to set.
    process.env.NEXTAUTH_URL = env().APP_ORIGIN;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
