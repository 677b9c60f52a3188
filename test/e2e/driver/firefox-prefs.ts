import type { ConnectProxy } from './connect-proxy';

type PrefValue = string | number | boolean;

/** A user.js for a quiet Firefox that reaches nothing but the proxy, or looks names up in vain. */
export function firefoxPrefs(proxy: ConnectProxy, downloads: string, noNames = false): string {
  const prefs: Readonly<Record<string, PrefValue>> = {
    // A proxy looks names up itself: only without it does Firefox find none.
    'network.proxy.type': noNames ? 0 : 1,
    'network.dns.disabled': noNames,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy.port,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy.port,
    // An unsigned build is installed for good, so that it is still there after a crash; ESR allows it.
    'xpinstall.signatures.required': false,
    // The manifest has to show as plain text: it is the quiet page.
    'devtools.jsonview.enabled': false,
    // There is no desktop to show notifications.
    'alerts.useSystemBackend': false,
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'browser.newtabpage.enabled': false,
    'browser.preonboarding.enabled': false,
    'browser.region.network.url': '',
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'browser.sessionstore.resume_from_crash': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.dns.disablePrefetch': true,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'termsofuse.acceptedVersion': 999,
    'termsofuse.bypassNotification': true,
    'toolkit.shutdown.fastShutdownStage': 3,
    'toolkit.startup.max_resumed_crashes': -1,
    'toolkit.telemetry.enabled': false,
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
