import 'server-only';
import { env } from './settings';

/** Ends the process where a setting is wrong, at start rather than at the first request (AU9). */
export function requireSettings(): void {
  try {
    // next-auth reads its address from this variable; APP_ORIGIN is the only one to set.
    process.env.NEXTAUTH_URL = env().APP_ORIGIN;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
