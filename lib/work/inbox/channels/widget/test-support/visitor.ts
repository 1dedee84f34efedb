import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { readAsVisitor } from '../read-as-visitor';
import { sendAsVisitor } from '../send-as-visitor';

/** The site that a connected web chat lists. */
export const site = 'https://www.example.com';

/** Connects a web chat; returns the id of its channel. */
export async function connect(owner: WorkspaceContext, name = 'Our site'): Promise<string> {
  const fields = { connection: 'widget', origins: [`${site}/shop`], greeting: 'Hello!' };
  return (await createRecord(owner, { collection: 'channels', name, fields })).id;
}

let ip = 0;

/** A visitor in a separate network, with a token as their browser makes it. */
export function visitor(channelId: string) {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  const from = `198.51.${Math.floor(ip / 250)}.${ip++ % 250}`;
  return {
    token,
    send: (text: string, more: object = {}) =>
      sendAsVisitor(channelId, token, { id: crypto.randomUUID(), text, ...more }, from),
    read: async () => (await readAsVisitor(channelId, token)).map(({ text, isOwn }) => [isOwn, text]),
  };
}
