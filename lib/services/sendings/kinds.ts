import 'server-only';
import { broadcastSending } from '../broadcasts/sending';
import type { SendingKind } from './kind';

/** Every kind of sending, by the word that is stored. */
export const sendingKinds: Readonly<Record<string, SendingKind>> = {
  broadcast: broadcastSending,
};
