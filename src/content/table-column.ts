import { aroundOf, isElement, matches, select, tagOf } from './dom';

/** A table with more rows is a list of customers: they would only be a longer conflict. */
const MOST_ROWS = 20;

/** The cells under a column's head; undefined when a cell is none, but the head of a row. */
export function columnOf(head: Element): readonly Element[] | undefined {
  const row = aroundOf(head);
  if (row === null || tagOf(row) !== 'tr' || tagOf(head) !== 'th') return undefined;
  const heads = cellsOf(row);
  if (heads.length < 2 || !heads.every((cell) => tagOf(cell) === 'th')) return undefined;
  // Columns that span others are not counted out.
  if (heads.some((cell) => matches(cell, '[colspan]'))) return [];
  const index = heads.indexOf(head);
  const table = aroundOf(aroundOf(row) ?? row);
  const around = tagOf(row) === 'tr' && table !== null ? table : row;
  return Array.from(select(around, 'tr'))
    .slice(0, MOST_ROWS + 1)
    .flatMap((each) => {
      const cell = each === row ? undefined : cellsOf(each)[index];
      return cell === undefined ? [] : [cell];
    });
}

function cellsOf(row: Element): readonly Element[] {
  return Array.from(row.children).filter((cell) => isElement(cell) && matches(cell, 'th, td'));
}
