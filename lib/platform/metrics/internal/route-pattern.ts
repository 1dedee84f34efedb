/** Finds the pattern of a path: `/w/corvane/contacts` is `/w/[workspace]/contacts`. */
export type RoutePattern = (path: string) => string;

/** What is served without being a route, or is none: the paths of the last are written by anyone. */
const assets = '/_next/static';
const noRoute = 'none';

/**
 * @param routes the patterns of the build, the most specific first
 */
export function routePatterns(routes: readonly string[]): RoutePattern {
  const [fixed, dynamic] = [new Set<string>(), [] as { route: string; segments: string[] }[]];
  for (const route of routes) {
    // The address of an intercepted route is that of the page that it shows.
    if (route.includes('(.')) continue;
    if (route.includes('[')) dynamic.push({ route, segments: segmentsOf(route) });
    else fixed.add(route);
  }
  return (path) => {
    const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    if (fixed.has(plain)) return plain;
    if (plain.startsWith(`${assets}/`)) return assets;
    const given = segmentsOf(plain);
    return dynamic.find(({ segments }) => isMatch(segments, given))?.route ?? noRoute;
  };
}

const segmentsOf = (path: string) => path.split('/').slice(1);

function isMatch(segments: readonly string[], given: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  const hasRest = last.startsWith('[...');
  if (hasRest ? given.length < segments.length : given.length !== segments.length) return false;
  return segments.every((segment, at) =>
    segment.startsWith('[') ? given[at] !== '' : segment === given[at],
  );
}
