/** The signed-in person behind a request, without any permission. */
export interface SignedIn {
  userId: string;
  name: string;
  email: string;
  sessionId: string;
  locale: string | null;
  /** The address of the request, for the audit trail. */
  ip: string | null;
  /** The directory token that acts with this person's access, or the name of the API key: see `recordAudit` (SC1). */
  program?: { id: string; name: string };
  keyName?: string;
  /** What the session views as (B6); absent while the person acts as themself. */
  viewing?: SessionViewing;
  /**
   * Whether the person has a second factor that they have not given in this session lately (B17). Absent for those who
   * have no session: programs with a key, and jobs.
   */
  isFactorStale?: boolean;
  /** Whether the person has a second factor and gave it in this session. Absent as above. */
  hasFactor?: boolean;
  /** Whether their identity provider said at the sign-in that it had asked for one. Absent as above. */
  providerFactor?: boolean;
}

/** What a session refers to while its person views as another (B6). */
interface SessionViewing {
  id: string;
  workspaceId: string;
  /** Whether its time has passed. */
  isOver: boolean;
  /** The language of the person viewed as; null for an access, and where they chose none. */
  locale: string | null;
}
