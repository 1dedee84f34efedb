/** The statuses of the problems that only programs get. Texts are `api.problems.<kind>` in `messages/`. */
const refusalStatuses = {
  duplicate: 409,
  'idempotency-key-in-use': 409,
  'idempotency-key-reused': 422,
  'malformed-json': 400,
  'method-not-allowed': 405,
  'scope-missing': 403,
  'too-large': 413,
  'unsupported-media-type': 415,
} as const;
export type RefusalKind = keyof typeof refusalStatuses;

/** The statuses of the problems of access requests. Their types are those of the profile (B1). */
const accessRequestStatuses = {
  'duplicate-request': 409,
  'expired-denial': 410,
  'invalid-denial-binding': 400,
  'invalid-task-state': 409,
  'not-requestable': 400,
  'unknown-task': 404,
} as const;
export type AccessRequestRefusal = keyof typeof accessRequestStatuses;

/** The status of each kind of problem: those of services (`failure`), and those that only programs get. */
export const problemStatuses = {
  ...refusalStatuses,
  denied: 403,
  fault: 500,
  invalid: 400,
  'not-found': 404,
  stale: 409,
  throttled: 429,
  unauthenticated: 401,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof problemStatuses;

/** A refusal that only programs get. */
export class ApiRefusal extends Error {
  readonly status: number;

  /**
   * @param more members of the problem besides those that all problems have
   * @param headers of the answer
   */
  constructor(
    readonly kind: RefusalKind | AccessRequestRefusal,
    readonly more: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(kind);
    this.status = { ...refusalStatuses, ...accessRequestStatuses }[kind];
  }
}

/** A refusal with the problem type of the Access Request and Approval Profile. */
export function refuseAccessRequest(kind: AccessRequestRefusal): ApiRefusal {
  return new ApiRefusal(kind, {
    type: `urn:openid:authzen:access-request:error:${kind.replaceAll('-', '_')}`,
  });
}
