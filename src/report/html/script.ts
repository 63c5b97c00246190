/**
 * What runs in the page: the tables of packages can be filtered and sorted, and are whole on paper. All data is in the
 * rows; text is only ever set as text. Plain JavaScript of browsers since 2022; it is held to types by a test.
 */
export const script = String.raw`
'use strict';

/** So many rows are laid out at once; the others come as one scrolls, or all together by the button. */
const SLICE = 200;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const figure = new Intl.NumberFormat('en');
/** Then all rows are shown. */
let printing = false;
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
  const more = find('.more');
  const body = /** @type {HTMLTableSectionElement} */ (find('tbody'));
  const heads = /** @type {HTMLTableCellElement[]} */ ([...box.querySelectorAll('thead th')]);
  const kinds = [...select.options].map((option) => option.value);
  const rows = [...body.rows].map((row) => readRow(row, kinds));
  let matches = rows;
  let shown = rows.length;
  /** @type {Order | null} */
  let order = null;
  let telling = 0;

  /** Rows up to that many are put into the page. */
  const grow = (/** @type {number} */ count) => {
    const until = Math.min(count, matches.length);
    if (until > shown) body.append(...matches.slice(shown, until).map(({ row }) => row));
    shown = Math.max(shown, until);
    more.hidden = shown >= matches.length;
  };
  const tell = () => {
    const found = matches.length === rows.length ? figure.format(rows.length) : figure.format(matches.length) + ' of ' + figure.format(rows.length);
    const head = heads.find(({ dataset }) => order !== null && dataset.key === order.key);
    const sorted = head && order ? ', by ' + (head.textContent ?? '').toLowerCase() + (order.direction === 1 ? ', ascending' : ', descending') : '';
    const laid = shown < matches.length ? '; the first ' + figure.format(shown) + ' are shown, scroll for more' : '';
    status.textContent = found + (rows.length === 1 ? ' package' : ' packages') + sorted + laid;
  };
  const update = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const kind = select.value;
    matches = rows.filter((one) => (kind === '' || one.kind === kind) && words.every((word) => one.text.includes(word)));
    if (order) matches.sort(comparison(order));
    body.replaceChildren();
    scroll.scrollTop = 0;
    shown = 0;
    grow(printing ? Infinity : SLICE);
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
  scroll.addEventListener('scroll', () => {
    if (scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - 1000 && shown < matches.length) {
      grow(shown + SLICE);
      tell();
    }
  }, { passive: true });
  more.addEventListener('click', () => {
    scroll.focus({ preventScroll: true });
    const wanted = matches;
    const next = () => {
      // What is filtered or sorted meanwhile is another list.
      if (wanted !== matches) return;
      grow(shown + SLICE);
      if (shown < matches.length) requestAnimationFrame(next);
      else tell();
    };
    next();
  });
  addEventListener('beforeprint', () => grow(Infinity));
  tools.hidden = false;
  update();
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
  printing = true;
  unfolded = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details:not([open])')]);
  for (const fold of unfolded) fold.open = true;
});
addEventListener('afterprint', () => {
  printing = false;
  for (const fold of unfolded) fold.open = false;
  unfolded = [];
});
`;
