import 'server-only';
import { z } from 'zod';
import { seal, unseal } from '@/lib/platform/seal';

const OpenConsole = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });

/** A console that is open in a browser. */
export type OpenConsole = z.infer<typeof OpenConsole>;

/** What a browser confirms its console with. It can be read and made only here, so that it needs no session (S1.4). */
export const consoleToken = (console: OpenConsole): string =>
  Buffer.from(seal('consoles', console)).toString('base64url');

/** @returns null for a token that was not made here */
export function consoleOf(token: string): OpenConsole | null {
  try {
    return OpenConsole.parse(unseal('consoles', Buffer.from(token, 'base64url')));
  } catch {
    return null;
  }
}
