/**
 * The page that asks for the second factor (B17).
 *
 * @param goTo the path after it, which that page validates like a link
 */
export function challengePath(goTo: string): string {
  return `/sign-in/second-factor?${new URLSearchParams({ callbackUrl: goTo })}`;
}

/**
 * The page where the second factor is set up (B17).
 *
 * @param goTo as above
 */
export function setUpPath(goTo: string): string {
  return `/second-factor?${new URLSearchParams({ callbackUrl: goTo })}`;
}
