import 'server-only';
import Credentials from 'next-auth/providers/credentials';
import { Throttled } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { personWithPassword } from '../sign-in';

/** Email or username, and password. Errors carry codes; other faults reveal nothing. */
export function credentialsProvider() {
  return Credentials({
    credentials: { identifier: {}, password: {} },
    async authorize(given) {
      const { identifier, password } = given ?? {};
      if (typeof identifier !== 'string' || typeof password !== 'string') return null;
      try {
        return await personWithPassword(identifier, password, await clientIp());
      } catch (error) {
        throw new Error(error instanceof Throttled ? 'throttled' : 'unavailable');
      }
    },
  });
}
