/**
 * What runs in the page: the tables of packages can be filtered and sorted, and folds are open on paper. All data is
 * in the rows; text is only ever set as text. Plain JavaScript of browsers since 2022; it is held to types by a test.
 */
export const script = String.raw`
'use strict';

/** So many rows share a body of the table: a body that is out of sight is not laid out. */
const SLICE = 100;
/** About as high as a row is, in pixels; a body that was seen once is remembered as it is. */
const ROW = 36;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const figure = new Intl.NumberFormat('en');
/** @typedef {{ row: HTMLTableRowElement, text: string, kind: string, cells: string[], bytes: number, rank: number }} Row */
/** @typedef {{ key: string, direction: 1 | -1 }} Order */

/** @param {Element} box */
function enhance(box) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (box.querySelector(selector));
  const tools = find('.tools');
  const input = /** @type {HTMLInputElement} */ (find('input'));
  const select = /** @type {HTMLSelectElement} */ (find('select'));
  const status = find('.count');
  const scroll = find('.scroll');
  const table = /** @type {HTMLTableElement} */ (find('table'));
  const heads = /** @type {HTMLTableCellElement[]} */ ([...box.querySelectorAll('thead th')]);
  const kinds = [...select.options].map((option) => option.value);
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => readRow(row, kinds));
  let matches = rows;
  /** @type {Order | null} */
  let order = null;
  let telling = 0;

  /** The rows in slices; those that do not match are in the page no more. */
  const show = () => {
    const bodies = [];
    for (let from = 0; from < matches.length; from += SLICE) {
      const slice = matches.slice(from, from + SLICE);
      const body = document.createElement('tbody');
      body.setAttribute('role', 'rowgroup');
      body.style.containIntrinsicHeight = 'auto ' + slice.length * ROW + 'px';
      body.append(...slice.map(({ row }) => row));
      bodies.push(body);
    }
    for (const body of [...table.tBodies]) body.remove();
    table.append(...bodies);
    scroll.scrollTop = 0;
  };
  const tell = () => {
    const found = matches.length === rows.length ? figure.format(rows.length) : figure.format(matches.length) + ' of ' + figure.format(rows.length);
    const head = heads.find(({ dataset }) => order !== null && dataset.key === order.key);
    const sorted = head && order ? ', by ' + (head.textContent ?? '').toLowerCase() + (order.direction === 1 ? ', ascending' : ', descending') : '';
    status.textContent = found + (rows.length === 1 ? ' package' : ' packages') + sorted;
  };
  const update = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const kind = select.value;
    matches = rows.filter((one) => (kind === '' || one.kind === kind) && words.every((word) => one.text.includes(word)));
    if (order) matches.sort(comparison(order));
    show();
    // A screen reader is told once, when the typing has paused.
    clearTimeout(telling);
    telling = setTimeout(tell, 200);
  };

  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const key = head.dataset.key ?? '';
      order = { key, direction: order?.key === key && order.direction === 1 ? -1 : 1 };
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order.direction === 1 ? 'ascending' : 'descending');
      update();
    });
  }
  input.addEventListener('input', update);
  select.addEventListener('change', update);
  tools.hidden = false;
}

/** @param {HTMLTableRowElement} row @param {string[]} kinds @returns {Row} */
function readRow(row, kinds) {
  const cells = [...row.cells].map((cell) => cell.textContent ?? '');
  const kind = row.dataset.kind ?? '';
  const bytes = Number(row.cells[4]?.dataset.bytes);
  return { row, kind, cells, bytes, text: cells.slice(0, 4).join(' ').toLowerCase(), rank: kinds.indexOf(kind) };
}

/** What has no version comes last, whichever way. @param {Order} order @returns {(a: Row, b: Row) => number} */
function comparison({ key, direction }) {
  if (key === 'size') return (a, b) => direction * (a.bytes - b.bytes);
  if (key === 'change') return (a, b) => direction * (a.rank - b.rank);
  const column = ['name', 'before', 'after'].indexOf(key);
  return (a, b) => {
    const [left = '', right = ''] = [a.cells[column], b.cells[column]];
    if (left === '–' || right === '–') return Number(left === '–') - Number(right === '–');
    return direction * collator.compare(left, right);
  };
}

for (const box of document.querySelectorAll('[data-packages]')) {
  const fold = box.closest('details');
  // What is folded costs nothing until it is unfolded.
  if (fold === null || fold.open) enhance(box);
  else fold.addEventListener('toggle', () => enhance(box), { once: true });
}

/** @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener('beforeprint', () => {
  unfolded = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details:not([open])')]);
  for (const fold of unfolded) fold.open = true;
});
addEventListener('afterprint', () => {
  for (const fold of unfolded) fold.open = false;
  unfolded = [];
});
`;
