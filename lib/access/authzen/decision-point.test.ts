import { expect, test } from 'vitest';
import { decisionPointOf, metadataAddressOf, metadataOf } from './decision-point';

const origin = 'https://console.example.com';

test('B1e B13 the metadata of a workspace names its identifier and its endpoints, below the same address', () => {
  expect(metadataOf(origin, 'sales-bcdfgh')).toEqual({
    policy_decision_point: 'https://console.example.com/authzen/sales-bcdfgh',
    access_evaluation_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/evaluation',
    access_evaluations_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/evaluations',
    search_subject_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/search/subject',
    search_resource_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/search/resource',
    search_action_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/search/action',
    access_request_endpoint: 'https://console.example.com/authzen/sales-bcdfgh/access/v1/requests',
    capabilities: ['urn:openid:authzen:capability:access-request'],
  });
});

test('B13 the well-known part goes between host and path, and the identifier is the one queried', () => {
  const address = metadataAddressOf(origin, 'sales');
  expect(address).toBe('https://console.example.com/.well-known/authzen-configuration/authzen/sales');
  expect(address.replace('/.well-known/authzen-configuration', '')).toBe(decisionPointOf(origin, 'sales'));
  expect(metadataOf(origin, 'sales')?.policy_decision_point).toBe(decisionPointOf(origin, 'sales'));
});

test('B13 R6 what cannot be the name of a workspace has no metadata', () => {
  for (const name of ['', 'Sales', 'a b', 'a/b', 'a?b', 'é', '__proto__', 'x'.repeat(65)])
    expect(metadataOf(origin, name), name).toBeNull();
});
