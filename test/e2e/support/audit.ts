import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';

const pictures = process.env['CHARGEHAND_SCREENSHOTS'];

/** Checks a screen for accessibility in both colour schemes, and takes its picture where pictures are wanted. */
export async function audit(
  browser: BrowserUnderTest,
  surface: Surface,
  name: string,
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await browser.setColourScheme(scheme);
    expect(await surface.axe(), `${name}, ${scheme}`).toEqual([]);
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await surface.screenshot(join(pictures, `${name}-${scheme}.png`));
    }
  }
}
