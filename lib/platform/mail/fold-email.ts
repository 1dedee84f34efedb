/**
 * The form in which two email addresses are compared, in the database the column `email_key`. It folds A to Z and
 * nothing else: `toLowerCase` also turns the KELVIN SIGN into k and İ into i with a dot, so that a look-alike address
 * would be the account of another person (AU12).
 *
 * @param address as `EmailAddress` accepts it; any other text keeps its foreign letters and so matches no account
 */
export function foldEmail(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether two addresses are the same person's. */
export function isSameEmail(one: string, other: string): boolean {
  return foldEmail(one) === foldEmail(other);
}
