/** The place of a value in a resource: `urn:…:User:name.givenName` is schema, name and sub-attribute. */
export interface AttributePath {
  /** The schema that the path names; absent: that of the resource, or a common attribute. */
  schema?: string;
  /** Absent where the path is a schema alone. */
  name?: string;
  sub?: string;
}

export const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/** A filter of SCIM as a tree (RFC 7644, 3.4.2.2). */
export type Filter =
  | { op: 'and' | 'or'; filters: Filter[] }
  | { op: 'not'; filter: Filter }
  | { op: 'pr'; path: AttributePath }
  | { op: Comparison; path: AttributePath; value: string | number | boolean | null }
  /** One element of a list matches the whole filter. */
  | { op: 'some'; path: AttributePath; filter: Filter };

/** The text is not a filter, or one that is not supported. */
export class InvalidFilter extends Error {}
