import { compileCustomerIdPattern } from './customer-id';
import { normalizeLabel } from './label-match';

/** What the organisation and the agent chose. Everything but `organization` may be empty. */
export interface Settings {
  readonly organization: string;
  readonly isTest: boolean;
  readonly agentName: string;
  readonly customerIdPattern: string;
  /** Label texts of the customer's ID on the organisation's pages, beside those that are always known. */
  readonly customerIdLabels: readonly string[];
  readonly defaultPricePoint: string;
}

export const NO_SETTINGS: Settings = {
  organization: '',
  isTest: false,
  agentName: '',
  customerIdPattern: '',
  customerIdLabels: [],
  defaultPricePoint: '',
};

export type SettingsProblem = {
  readonly field:
    'organization' | 'agentName' | 'customerIdPattern' | 'customerIdLabels' | 'defaultPricePoint';
  readonly problem: 'empty' | 'slash' | 'characters' | 'too-long' | 'not-a-pattern';
};

/** Labels as they are kept: without spaces around them, empty ones, and those that say the same. */
export function tidyLabels(labels: readonly string[]): readonly string[] {
  const trimmed = labels.map((label) => label.trim()).filter((label) => label !== '');
  const said = trimmed.map((label) => normalizeLabel(label) || label);
  return trimmed.filter((_, at) => said.indexOf(said[at] ?? '') === at);
}

const ORGANIZATION = /^[A-Za-z0-9][-A-Za-z0-9_.]{0,99}$/;
const PRICE_POINT_IDENT = /^[-A-Za-z_0-9]{1,256}$/;

/** The first thing wrong with the settings, or undefined. The organisation is a part of the API's address. */
export function checkSettings(settings: Settings): SettingsProblem | undefined {
  const { organization, agentName, customerIdPattern, customerIdLabels, defaultPricePoint } =
    settings;
  if (organization === '') return { field: 'organization', problem: 'empty' };
  if (/[/\\]/.test(organization)) return { field: 'organization', problem: 'slash' };
  if (!ORGANIZATION.test(organization)) return { field: 'organization', problem: 'characters' };
  if (agentName.length > 100) return { field: 'agentName', problem: 'too-long' };
  if (customerIdPattern.length > 200) return { field: 'customerIdPattern', problem: 'too-long' };
  if (customerIdPattern !== '' && compileCustomerIdPattern(customerIdPattern) === undefined) {
    return { field: 'customerIdPattern', problem: 'not-a-pattern' };
  }
  if (customerIdLabels.length > 20 || customerIdLabels.some(({ length }) => length > 40)) {
    return { field: 'customerIdLabels', problem: 'too-long' };
  }
  // Stars and colons do not count in a label: one of nothing else would be the label of everything.
  if (customerIdLabels.some((label) => normalizeLabel(label) === '')) {
    return { field: 'customerIdLabels', problem: 'characters' };
  }
  if (defaultPricePoint !== '' && !PRICE_POINT_IDENT.test(defaultPricePoint)) {
    return { field: 'defaultPricePoint', problem: 'characters' };
  }
  return undefined;
}
