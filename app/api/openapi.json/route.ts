export { GET } from '../v1/openapi.json/route';

/** The address of the installation is a setting, not a constant of the build. */
export const dynamic = 'force-dynamic';
