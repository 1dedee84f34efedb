/** The addresses of decision points begin with it. */
const base = '/authzen';
/** The form of every workspace's name in an address. */
const workspaceForm = /^[a-z0-9-]{1,64}$/;

/** What a decision point answers, below its address. */
export const endpointPaths = [
  'evaluation',
  'evaluations',
  'search/subject',
  'search/resource',
  'search/action',
] as const;
export type EndpointPath = (typeof endpointPaths)[number];

/** The identifier of a workspace's decision point. */
export const decisionPointOf = (origin: string, workspace: string) => `${origin}${base}/${workspace}`;

/** The address to which a workspace's access requests are submitted. */
export const requestsAddressOf = (origin: string, workspace: string) =>
  `${decisionPointOf(origin, workspace)}/access/v1/requests`;

/** The address of the metadata: the well-known part goes between host and path. */
export const metadataAddressOf = (origin: string, workspace: string) =>
  `${origin}/.well-known/authzen-configuration${base}/${workspace}`;

/** The metadata of a decision point, for everyone. */
export interface DecisionPointMetadata {
  policy_decision_point: string;
  access_evaluation_endpoint: string;
  access_evaluations_endpoint: string;
  search_subject_endpoint: string;
  search_resource_endpoint: string;
  search_action_endpoint: string;
  access_request_endpoint: string;
  capabilities: string[];
}

/**
 * The metadata of a workspace's decision point; null for what cannot be the name of a workspace. It holds addresses
 * only and does not depend on whether there is such a workspace, so that a stranger learns of none (R6).
 */
export function metadataOf(origin: string, workspace: string): DecisionPointMetadata | null {
  if (!workspaceForm.test(workspace)) return null;
  const point = decisionPointOf(origin, workspace);
  const at = (path: EndpointPath) => `${point}/access/v1/${path}`;
  return {
    policy_decision_point: point,
    access_evaluation_endpoint: at('evaluation'),
    access_evaluations_endpoint: at('evaluations'),
    search_subject_endpoint: at('search/subject'),
    search_resource_endpoint: at('search/resource'),
    search_action_endpoint: at('search/action'),
    access_request_endpoint: requestsAddressOf(origin, workspace),
    capabilities: ['urn:openid:authzen:capability:access-request'],
  };
}
