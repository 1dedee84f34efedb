/** What handlers for programs read of a request: a web-standard `Request`, or one that Node received. */
export interface ProgramRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Pick<Headers, 'get' | 'has'>;
  text(): Promise<string>;
}

/** Answers a program. Throws nothing: every error is an answer. */
export type ProgramHandler = (request: ProgramRequest) => Promise<Response>;

/** The handler of an address; null for an address that programs do not have. */
export type ProgramRoutes = (path: string) => ProgramHandler | null;
