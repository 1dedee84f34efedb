/** What handlers for programs read of a request: a web-standard `Request`, or one that Node received. */
export interface ProgramRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Pick<Headers, 'get' | 'has'>;
  text(): Promise<string>;
}

/** Answers a program. Throws nothing: every error is an answer. */
export type ProgramHandler = (request: ProgramRequest) => Promise<Response>;

/** A part of the address space of programs. */
export interface ProgramRoute {
  /** Of the page that answers under Next, such as `/api/v1/[...path]`. */
  pattern: string;
  answer: ProgramHandler;
}

/** The route of an address; null for an address that programs do not have. */
export type ProgramRoutes = (path: string) => ProgramRoute | null;
