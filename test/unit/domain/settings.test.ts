import { describe, expect, it } from 'vitest';
import {
  checkSettings,
  NO_SETTINGS,
  type Settings,
  tidyLabels,
} from '../../../src/domain/settings';

const good: Settings = { ...NO_SETTINGS, organization: 'acme' };

describe('settings are accepted', () => {
  it.each<Partial<Settings>>([
    {},
    { organization: 'Acme-2.eu_1' },
    { organization: 'a'.repeat(100) },
    { agentName: 'Zoë 🦊' },
    { agentName: 'x'.repeat(100) },
    { customerIdPattern: '[a-z-]+' },
    { defaultPricePoint: 'coins_100-A' },
    { isTest: true },
  ])('with %o', (changes) => {
    expect(checkSettings({ ...good, ...changes })).toBeUndefined();
  });
});

describe('settings are refused', () => {
  it.each<[Partial<Settings>, string, string]>([
    [{ organization: '' }, 'organization', 'empty'],
    [{ organization: 'acme/v2' }, 'organization', 'slash'],
    [{ organization: 'https://billing.funnelfox.com/acme/v1' }, 'organization', 'slash'],
    [{ organization: 'acme\\v2' }, 'organization', 'slash'],
    [{ organization: '/' }, 'organization', 'slash'],
    [{ organization: '..' }, 'organization', 'characters'],
    [{ organization: '.' }, 'organization', 'characters'],
    [{ organization: ' acme' }, 'organization', 'characters'],
    [{ organization: 'acme\n' }, 'organization', 'characters'],
    [{ organization: 'acme?x=1' }, 'organization', 'characters'],
    [{ organization: 'acme#x' }, 'organization', 'characters'],
    [{ organization: 'acme%2e' }, 'organization', 'characters'],
    [{ organization: 'аcme' }, 'organization', 'characters'],
    [{ organization: 'a'.repeat(101) }, 'organization', 'characters'],
    [{ agentName: 'x'.repeat(101) }, 'agentName', 'too-long'],
    [{ customerIdPattern: '(' }, 'customerIdPattern', 'not-a-pattern'],
    [{ customerIdPattern: 'a)|(b' }, 'customerIdPattern', 'not-a-pattern'],
    [{ customerIdPattern: 'a'.repeat(201) }, 'customerIdPattern', 'too-long'],
    [{ customerIdLabels: ['x'.repeat(41)] }, 'customerIdLabels', 'too-long'],
    [{ customerIdLabels: Array<string>(21).fill('x') }, 'customerIdLabels', 'too-long'],
    [{ customerIdLabels: ['Player', '*:'] }, 'customerIdLabels', 'characters'],
    [{ customerIdLabels: [''] }, 'customerIdLabels', 'characters'],
    [{ defaultPricePoint: 'coins 100' }, 'defaultPricePoint', 'characters'],
    [{ defaultPricePoint: 'a'.repeat(257) }, 'defaultPricePoint', 'characters'],
  ])('with %o: %s is %s', (changes, field, problem) => {
    expect(checkSettings({ ...good, ...changes })).toEqual({ field, problem });
  });
});

describe('labels are kept', () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['Player ID'], ['Player ID']],
    [[' Player ID ', '', '  '], ['Player ID']],
    [
      ['Player ID', 'player id:', 'PLAYER  ID', 'Player'],
      ['Player ID', 'Player'],
    ],
    [
      ['*', '*', ':'],
      ['*', ':'],
    ],
  ])('of %j as %j', (labels, kept) => {
    expect(tidyLabels(labels)).toEqual(kept);
  });
});
