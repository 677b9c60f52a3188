import type { Surface } from '../driver/surface';
import { until } from '../driver/until';

/** A page that shows one customer and goes on to another in its own way, behind the form. */
export interface MovingPage {
  readonly name: string;
  address(before: string, after: string): string;
  /** Sets out for the other customer; what is slow has not arrived yet. */
  go(page: Surface, after: string): Promise<void>;
  /** Lets arrive what is slow. */
  arrive(page: Surface): Promise<void>;
}

const DESK = 'https://desk.acme.test';

function inbox(name: string, moves: string, pace: '0' | 'held' = '0'): MovingPage {
  return {
    name,
    address: (before, after) => {
      const query = new URLSearchParams({ moves, pace, '501': before, '502': after }).toString();
      return `${DESK}/inbox/501?${query}`;
    },
    go: (page) => page.evaluate(`void desk.go('502')`),
    arrive: (page) => page.evaluate('void desk.arrive()'),
  };
}

const openTickets: MovingPage = {
  name: 'to another of the open tickets, all of them in the page',
  address: (before, after) =>
    `${DESK}/open/501?${new URLSearchParams({ '501': before, '503': after }).toString()}`,
  go: (page) => page.evaluate(`void document.querySelector('#tab-503').click()`),
  arrive: () => Promise.resolve(),
};

const fullLoad: MovingPage = {
  name: 'by loading another page',
  address: (before) => `${DESK}/tickets/501?customer=${before}`,
  async go(page, after) {
    await page.evaluate(`void location.assign('/tickets/502?customer=${after}')`);
    const loaded = `location.pathname === '/tickets/502' && document.readyState === 'complete'`;
    await until(() => page.evaluate<boolean>(loaded), 'the other page to load');
  },
  arrive: () => Promise.resolve(),
};

/** The page that stays: what shows that nothing else keeps the charge back. */
export const stayingPage: MovingPage = {
  ...inbox('nowhere', 'address-first'),
  go: () => Promise.resolve(),
};

/** Every way in which a page goes on. */
export const movingPages: readonly MovingPage[] = [
  inbox('by the address first, then the page', 'address-first'),
  inbox('by the page first, then the address', 'page-first'),
  inbox('by the page alone', 'page-only'),
  inbox('by the fragment of the address', 'hash'),
  openTickets,
  fullLoad,
  inbox('by the address at once, the page late', 'address-first', 'held'),
  inbox('by the page at once, the address late', 'page-first', 'held'),
];
