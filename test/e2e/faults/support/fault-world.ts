import { test } from 'playwright/test';
import type { PricePoint } from '../../../../src/domain/price-point';
import { deskPage } from '../../../desk/desk-page';
import { secretKeys } from '../../../sandbox/secret-keys';
import { startSandbox } from '../../../sandbox/start-sandbox';
import type { BrowserUnderTest } from '../../driver/browser-under-test';
import { until } from '../../driver/until';
import { builtExtension } from '../../support/built-extension';
import { OPTIONS_PAGE, PASSPHRASE } from '../../support/set-up-extension';
import { endWorld, launch, type World } from '../../support/world';
import { askBackground } from './ask-background';

export type Kind = 'chromium' | 'firefox';
export type Protocol = 'h1' | 'h2';
/** Whether the server honours idempotency keys. */
export type Keys = 'honoured' | 'ignored';

export const organizations = { honoured: 'acme-sandbox', ignored: 'acme-ignores-keys' } as const;

/** How a world of faults differs from an ordinary one. */
export interface FaultWorldOptions {
  readonly protocol?: Protocol;
  readonly organization?: string;
  readonly secretKey?: string;
  readonly extension?: string;
  /** A profile to come back to after the browser was killed. */
  readonly profile?: string;
}

/** A browser and its sandbox, set up by messages: quick, and nothing of the screens is in the way. */
export interface FaultWorld extends World {
  readonly kind: Kind;
  readonly protocol: Protocol;
  readonly organization: string;
  /** What is charged, as the server lists it. */
  readonly price: PricePoint;
}

/** The browser that the running test's project is named after. */
export function kindUnderTest(): Kind {
  return test.info().project.name === 'firefox' ? 'firefox' : 'chromium';
}

/** Starts a sandbox and a browser whose extension is set up and unlocked. */
export async function startFaultWorld(
  kind: Kind,
  options: FaultWorldOptions = {},
): Promise<FaultWorld> {
  const { protocol = 'h2', organization = organizations.honoured } = options;
  const sandbox = await startSandbox({ pages: deskPage, http1Only: protocol === 'h1' });
  try {
    const browser = await launch(kind, {
      sandbox,
      locale: 'en-US',
      extension: options.extension ?? builtExtension(kind),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
    });
    // The page that a fresh install opens is in nobody's way once it is there.
    await (await browser.pageOpenedByExtension(OPTIONS_PAGE)).close();
    await setUp(browser, organization, options.secretKey);
    const price = await readPrice(browser);
    return { kind, protocol, organization, browser, sandbox, price };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Starts a world, uses it and ends it. */
export async function withFaultWorld(
  kind: Kind,
  options: FaultWorldOptions,
  use: (world: FaultWorld) => Promise<void>,
): Promise<void> {
  const world = await startFaultWorld(kind, options);
  try {
    await use(world);
  } finally {
    await endWorld(world);
  }
}

/** Saves an organisation and a key, as the options page does. */
export async function setUp(
  browser: BrowserUnderTest,
  organization: string,
  secretKey: string = secretKeys.full,
): Promise<void> {
  const saved = await askBackground(browser, 'save-setup', {
    settings: {
      organization,
      isTest: false,
      agentName: 'Robin',
      customerIdPattern: '',
      customerIdLabels: [],
      defaultPricePoint: '',
    },
    newKey: { secretKey, passphrase: PASSPHRASE, repeated: PASSPHRASE, remember: false },
  });
  if (!saved.ok) throw new Error(`set-up refused: ${JSON.stringify(saved.problem)}`);
}

/** Unlocks where the key is locked: after a start of the browser or the extension it is. */
export async function unlock(browser: BrowserUnderTest): Promise<void> {
  // A browser that has just started may not hear its first messages.
  const { locked } = await until(
    () => askBackground(browser, 'get-status', null),
    'the background to answer',
  );
  if (!locked) return;
  const unlocked = await askBackground(browser, 'unlock', { passphrase: PASSPHRASE });
  if (!unlocked.ok) throw new Error(`not unlocked: ${unlocked.why}`);
}

/** Reads the price list anew, and the coin pack from it. */
export async function readPrice(browser: BrowserUnderTest): Promise<PricePoint> {
  const read = await askBackground(browser, 'list-price-points', { fresh: true });
  const found = read.ok && read.prices.pricePoints.find(({ ident }) => ident === 'coins-100');
  if (!found) throw new Error('the price list has no coins-100');
  return found;
}
