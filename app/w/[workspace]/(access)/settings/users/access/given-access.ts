/** An access that is given or proposed. */
export interface GivenAccess {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
}
