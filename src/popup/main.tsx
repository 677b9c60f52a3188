import { render } from 'preact';
import { createBrowserPage } from '../platform/page-context';
import { createPageContext, Page } from '../ui/page-context';
import { App } from './app';
import { hearNews } from './follow-charge';
import { keepDraft } from './keep-draft';
import { hearLock } from './lock-popup';
import { openPopup } from './open-popup';
import { createPopup, PopupOnScreen } from './popup';
import './popup.css';

const page = createPageContext(createBrowserPage());
const popup = createPopup(page);

document.documentElement.lang = page.t('textLanguage');
document.documentElement.dir = page.t('textDirection');
page.onNews({
  chargeChanged: (chargeId) => hearNews(popup, chargeId),
  locked: () => void hearLock(popup),
});
keepDraft(popup);
render(
  <Page.Provider value={page}>
    <PopupOnScreen.Provider value={popup}>
      <App />
    </PopupOnScreen.Provider>
  </Page.Provider>,
  document.getElementById('root') ?? document.body,
);
void openPopup(popup);
