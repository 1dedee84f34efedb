/** How a connection to a mail server is encrypted. `none`: only within networks that the operator allows. */
export const securities = ['tls', 'starttls', 'none'] as const;
export type Security = (typeof securities)[number];

/** A mail server, as a mailbox names it. */
export interface MailServer {
  host: string;
  port: number;
  security: Security;
}

export interface MailServers {
  imap: MailServer;
  smtp: MailServer;
}

const imap = (host: string): MailServer => ({ host, port: 993, security: 'tls' });
const tls = (host: string): MailServer => ({ host, port: 465, security: 'tls' });
const starttls = (host: string): MailServer => ({ host, port: 587, security: 'starttls' });

/** The servers of large providers, by the domains of their addresses. */
const providers: readonly (readonly [domains: readonly string[], servers: MailServers])[] = [
  [['gmail.com', 'googlemail.com'], { imap: imap('imap.gmail.com'), smtp: tls('smtp.gmail.com') }],
  [
    ['outlook.com', 'hotmail.com', 'hotmail.fr', 'hotmail.it', 'live.com', 'live.fr', 'live.it', 'msn.com'],
    { imap: imap('outlook.office365.com'), smtp: starttls('smtp.office365.com') },
  ],
  [
    ['icloud.com', 'me.com', 'mac.com'],
    { imap: imap('imap.mail.me.com'), smtp: starttls('smtp.mail.me.com') },
  ],
  [
    ['yahoo.com', 'yahoo.fr', 'yahoo.it', 'yahoo.co.uk', 'yahoo.de'],
    { imap: imap('imap.mail.yahoo.com'), smtp: tls('smtp.mail.yahoo.com') },
  ],
  [['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'], { imap: imap('imap.gmx.net'), smtp: tls('mail.gmx.net') }],
  [['gmx.com', 'gmx.fr', 'gmx.us'], { imap: imap('imap.gmx.com'), smtp: tls('mail.gmx.com') }],
  [['web.de'], { imap: imap('imap.web.de'), smtp: starttls('smtp.web.de') }],
  [['t-online.de'], { imap: imap('secureimap.t-online.de'), smtp: tls('securesmtp.t-online.de') }],
  [['orange.fr', 'wanadoo.fr'], { imap: imap('imap.orange.fr'), smtp: tls('smtp.orange.fr') }],
  [['free.fr'], { imap: imap('imap.free.fr'), smtp: tls('smtp.free.fr') }],
  [['sfr.fr'], { imap: imap('imap.sfr.fr'), smtp: tls('smtp.sfr.fr') }],
  [['laposte.net'], { imap: imap('imap.laposte.net'), smtp: tls('smtp.laposte.net') }],
  [['libero.it'], { imap: imap('imapmail.libero.it'), smtp: tls('smtp.libero.it') }],
  [['aruba.it'], { imap: imap('imaps.aruba.it'), smtp: tls('smtps.aruba.it') }],
  [['fastmail.com', 'fastmail.fm'], { imap: imap('imap.fastmail.com'), smtp: tls('smtp.fastmail.com') }],
  [['zoho.com'], { imap: imap('imap.zoho.com'), smtp: tls('smtp.zoho.com') }],
];

/**
 * The servers that an address probably has: those of its provider, else the usual names of its domain.
 *
 * @returns null while the address has no complete domain
 */
export function proposeServers(address: string): MailServers | null {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (!address.includes('@') || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain)) return null;
  const provider = providers.find(([domains]) => domains.includes(domain));
  return provider?.[1] ?? { imap: imap(`imap.${domain}`), smtp: tls(`smtp.${domain}`) };
}
