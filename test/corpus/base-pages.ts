import type { BasePage } from './base-page';
import { appShell } from './base-pages/app-shell';
import { chatwoot } from './base-pages/chatwoot';
import { customElements } from './base-pages/custom-elements';
import { definitionList } from './base-pages/definition-list';
import { espocrm } from './base-pages/espocrm';
import { fieldTable } from './base-pages/field-table';
import { freshdesk } from './base-pages/freshdesk';
import { hubspot } from './base-pages/hubspot';
import { odoo } from './base-pages/odoo';
import { salesforce } from './base-pages/salesforce';
import { zammad } from './base-pages/zammad';
import { zendesk } from './base-pages/zendesk';

/** The pages that every trick is played on. */
export const BASE_PAGES: readonly BasePage[] = [
  zendesk,
  freshdesk,
  chatwoot,
  espocrm,
  hubspot,
  salesforce,
  odoo,
  zammad,
  definitionList,
  fieldTable,
  customElements,
  appShell,
];
