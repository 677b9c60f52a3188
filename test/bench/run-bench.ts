import { join } from 'node:path';
import { deskPage } from '../desk/desk-page';
import { setUpExtension } from '../e2e/support/set-up-extension';
import { Random } from '../model/world/random';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox';
import { launchForBench, type BrowserKind } from './bench-browser';
import { benchPage } from './bench-page';
import { compareOpenings, judgeReads, type OpeningResult, type ReadResult } from './bench-proof';
import { probedCopy, readableCopy } from './copies';
import { timeOpenings } from './time-openings';
import { timeReads, type ReadLimit } from './time-reads';

/** The project's promise about pages: nobody notices that theirs was read. */
const LIMITS: readonly ReadLimit[] = [
  { nodes: 20_000, limit: 16 },
  { nodes: 100_000, limit: 50 },
];

const FLOOR = join(import.meta.dirname, 'floor');

export interface BenchOrder {
  readonly kind: BrowserKind;
  /** The built extension. */
  readonly extension: string;
  /** A folder for copies and profiles. */
  readonly folder: string;
  readonly rounds: { readonly reads: number; readonly openings: number };
  readonly seed: number;
}

export interface BenchResult {
  readonly browser: string;
  readonly reads: readonly ReadResult[];
  readonly openings: readonly OpeningResult[];
}

/** Measures one browser: reads first, then the way to the form. */
export async function runBench(order: BenchOrder): Promise<BenchResult> {
  const sandbox = await startSandbox({ pages });
  try {
    const random = new Random(order.seed);
    const { browser, reads } = await measureReads(order, sandbox, random);
    return { browser, reads, openings: await measureOpenings(order, sandbox, random) };
  } finally {
    await sandbox.close();
  }
}

async function measureReads(order: BenchOrder, sandbox: Sandbox, random: Random) {
  if (order.rounds.reads === 0) return { browser: order.kind, reads: [] };
  const { folder, kind, rounds } = order;
  const copy = readableCopy(order.extension, join(folder, `${kind}-readable`));
  const browser = await launchForBench(kind, sandbox, copy, join(folder, `${kind}-reads`));
  try {
    const timed = await timeReads(browser, LIMITS, rounds.reads, random);
    return { browser: browser.version, reads: judgeReads(LIMITS, timed) };
  } finally {
    await browser.close();
  }
}

async function measureOpenings(order: BenchOrder, sandbox: Sandbox, random: Random) {
  if (order.rounds.openings === 0) return [];
  const start = (name: string, extension: string) => {
    const place = join(order.folder, `${order.kind}-${name}`);
    const copy = probedCopy(extension, place);
    return launchForBench(order.kind, sandbox, copy, `${place}-profile`);
  };
  const floor = await start('floor', FLOOR);
  try {
    const chargehand = await start('chargehand', order.extension);
    try {
      await setUpExtension(chargehand);
      return compareOpenings(
        await timeOpenings({ chargehand, floor }, order.rounds.openings, random),
      );
    } finally {
      await chargehand.close();
    }
  } finally {
    await floor.close();
  }
}

function pages(host: string, path: string): { html: string } | undefined {
  const { pathname, searchParams } = new URL(path, `https://${host}`);
  if (pathname !== '/bench') return deskPage(host, path);
  const number = (name: string) => Number(searchParams.get(name));
  return benchPage(number('nodes'), searchParams.get('customer') ?? '', number('seed'));
}
