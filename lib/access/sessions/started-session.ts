/** The session data that the browser keeps. */
export interface StartedSession {
  token: string;
  expiresAt: Date;
  /** Whether it waits for the second factor: its token opens the challenge and nothing else (AU13). */
  isPending: boolean;
}

/** The browser that signs in, shown in the person's own list of sessions. */
export interface Device {
  ip: string | null;
  userAgent: string | null;
}
