import 'server-only';
import { formConfirmLink } from '@/lib/access/credentials/links';
import { signedIds } from '@/lib/access/credentials/signed-id';

const tokens = signedIds('form-entry', ['entry']);

export const readEntryToken = tokens.read;

/** The address that confirms a form entry, sent to the mailbox named in it. */
export const confirmLink = (workspaceId: string, id: string): string =>
  formConfirmLink(tokens.make({ kind: 'entry', workspaceId, id }));
