import 'server-only';
import { formConfirmLink } from '@/lib/auth/links';
import { signedIds } from '@/lib/auth/signed-id';

const tokens = signedIds('form-entry', ['entry']);

export const readEntryToken = tokens.read;

/** Where what was sent by a form is confirmed, from the mailbox of who is named in it. */
export const confirmLink = (workspaceId: string, id: string): string =>
  formConfirmLink(tokens.make({ kind: 'entry', workspaceId, id }));
