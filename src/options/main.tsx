import { render } from 'preact';
import { createBrowserPage } from '../platform/page-context';
import { createPageContext, Page } from '../ui/page-context';
import { App } from './app';
import { openOptions, readShortcuts, readStatus } from './open-options';
import { createOptions, OptionsOnScreen } from './options';
import './options.css';

const page = createPageContext(createBrowserPage());
const options = createOptions(page);

document.documentElement.lang = page.t('textLanguage');
document.documentElement.dir = page.t('textDirection');
page.onNews({ chargeChanged: () => false, locked: () => void readStatus(options) });
addEventListener('focus', () => void readShortcuts(options));
render(
  <Page.Provider value={page}>
    <OptionsOnScreen.Provider value={options}>
      <App />
    </OptionsOnScreen.Provider>
  </Page.Provider>,
  document.getElementById('root') ?? document.body,
);
void openOptions(options);
