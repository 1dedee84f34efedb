/**
 * The country that a browser is in: where its clock is, else the region of its languages (`fr-CH`), else where they are
 * spoken most.
 *
 * @param codes ISO 3166-1 codes to choose from
 * @param timeZone IANA name
 * @param languages BCP 47 tags, the most wanted first
 */
export function proposedCountry(
  codes: readonly string[],
  timeZone: string,
  languages: readonly string[],
): string | undefined {
  const regions = [false, true]
    .flatMap((guess) => languages.map((tag) => regionOf(tag, guess)))
    .filter((region) => region !== undefined && codes.includes(region));
  // The regions of the languages first: reading the zones of every country takes a moment.
  return [...regions, ...codes].find((code) => code && zonesOf(code).includes(timeZone)) ?? regions[0];
}

function zonesOf(code: string): string[] {
  const locale: Intl.Locale & { timeZones?: string[] } = new Intl.Locale('und', { region: code });
  // Older browsers have the property only.
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function regionOf(tag: string, guess: boolean): string | undefined {
  try {
    const locale = new Intl.Locale(tag);
    return (guess ? locale.maximize() : locale).region;
  } catch {
    return undefined; // RangeError: not a tag
  }
}
