/**
 * The name of the cookie of a preference. `__Host-` binds it to this exact host, where the origin is https (HD1): no
 * other host of the domain can set it.
 *
 * @param origin of the console
 */
export const preferenceCookie = (name: string, origin: string): string =>
  origin.startsWith('https:') ? `__Host-${name}` : name;
