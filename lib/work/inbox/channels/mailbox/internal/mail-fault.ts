/** Why a mail server could not be used; each has a text in `channels.mailbox.faults`. */
export const mailFaults = [
  'unknown-host',
  'private-address',
  'unencrypted',
  'unreachable',
  'timeout',
  'certificate',
  'encryption',
  'sign-in',
  'other',
] as const;
export type MailFault = (typeof mailFaults)[number];

/** A server that may not be used as it is set up. */
export class MailServerRefused extends Error {
  constructor(readonly fault: MailFault) {
    super(fault);
  }
}

const byCode: Readonly<Record<string, MailFault>> = {
  ...{ ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', EDNS: 'unknown-host' },
  PRIVATE_ADDRESS: 'private-address',
  ...{ ECONNREFUSED: 'unreachable', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable' },
  ...{ ECONNRESET: 'unreachable', ECONNECTION: 'unreachable', NoConnection: 'unreachable' },
  ...{ ETIMEDOUT: 'timeout', ETIMEOUT: 'timeout', CONNECT_TIMEOUT: 'timeout' },
  ...{ GREETING_TIMEOUT: 'timeout', UPGRADE_TIMEOUT: 'timeout' },
  ...{ EPROTO: 'encryption', ETLS: 'encryption', ERR_SSL_WRONG_VERSION_NUMBER: 'encryption' },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'encryption',
  ...{ EAUTH: 'sign-in', ENOAUTH: 'sign-in', EOAUTH2: 'sign-in' },
};

const ofCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

/** The reason of an error of nodemailer, imapflow or the network. Its own message may repeat addresses. */
export function faultOf(error: unknown): MailFault {
  if (error instanceof MailServerRefused) return error.fault;
  if (!(error instanceof Error)) return 'other';
  if ('authenticationFailed' in error && error.authenticationFailed) return 'sign-in';
  if ('tlsFailed' in error && error.tlsFailed) return 'encryption';
  const codes = codesOf(error);
  if (codes.some((code) => ofCertificate.test(code))) return 'certificate';
  // nodemailer wraps errors of the socket: only their text names the cause.
  if (/\b(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)\b/.test(error.message)) return 'unreachable';
  if (/certificate/i.test(error.message)) return 'certificate';
  if (/wrong version number|packet length too long/i.test(error.message)) return 'encryption';
  for (const code of codes) if (Object.hasOwn(byCode, code)) return byCode[code] ?? 'other';
  return 'other';
}

/** The codes of an error and of its causes. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error; at instanceof Error && codes.length < 8; at = at.cause) {
    codes.push('code' in at && typeof at.code === 'string' ? at.code : at.name);
  }
  return codes;
}
