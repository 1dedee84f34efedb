/**
 * The form in which two email addresses are compared; the column `email_key` of the database. It folds only A to Z:
 * `toLowerCase` also turns the KELVIN SIGN into k and İ into i with a dot, so that a look-alike address would match
 * the account of another person (AU12).
 *
 * @param address as `EmailAddress` accepts it; any other text keeps its non-ASCII characters and matches no account
 */
export function foldEmail(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether two addresses belong to the same account. */
export function isSameEmail(one: string, other: string): boolean {
  return foldEmail(one) === foldEmail(other);
}
