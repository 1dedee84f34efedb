import 'server-only';
import { parse } from 'uuid';

/** The id of a person as an authenticator keeps it beside the passkey: bytes that name no one. */
export const userHandle = (userId: string): Uint8Array<ArrayBuffer> => new Uint8Array(parse(userId));

/** The same in the form of an answer. */
export const encodedHandle = (userId: string): string =>
  Buffer.from(userHandle(userId)).toString('base64url');
